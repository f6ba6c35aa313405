// The code of the lecture as its slides print it, their slips and trailing spaces included: what students paste.

/** L2 */
export const gradientDescent = [
  "while True:",
  "    weights_grad = evaluate_gradient(loss_fun, data, weights)",
  "    weights += - step_size * weights_grad # perform parameter update",
].join("\n");

/** L19 */
export const frame = [
  "class ComputationalGraph(object):  ",
  "    #...  ",
  "    def forward(inputs):  ",
  "        # 1. [pass inputs to input gates...]  ",
  "        # 2. forward the computational graph:  ",
  "        for gate in self.graph.nodes_topologically_sorted():  ",
  "            gate.forward()  ",
  "        return loss # the final gate in the graph outputs the loss  ",
  "    def backward():  ",
  "        for gate in reversed(self.graph.nodes_topologically_sorted()):  ",
  "            gate.backward() # little piece of backprop (chain rule applied)  ",
  "        return inputs_gradients",
].join("\n");

/** L20, to be written */
export const gateTodo = [
  "class MultiplyGate(object):  ",
  "    def forward(x,y):  ",
  "        z = x*y  ",
  "        return z  ",
  "    def backward(dz):  ",
  "        # dx = ... #todo  ",
  "        # dy = ... #todo  ",
  "        return [dx, dy]",
].join("\n");

/** L20 */
export const multiplyGate = [
  "class MultiplyGate(object):  ",
  "    def forward(x,y):  ",
  "        z = x*y  ",
  "        self.x = x # must keep these around!  ",
  "        self.y = y  ",
  "        return z  ",
  "    def backward(dz):  ",
  "        dx = self.y * dz # [dz/dx * dL/dz]  ",
  "        dy = self.x * dz # [dz/dy * dL/dz]  ",
  "        return [dx, dy]",
].join("\n");

/** L22 */
export const svmStages = [
  "# receive W (weights), X (data)",
  "# forward pass (we have 8 lines)",
  "scores = #...",
  "margins = #...",
  "data_loss = #...",
  "reg_loss = #...",
  "loss = data_loss + reg_loss",
  "# backward pass (we have 5 lines)",
  "dmargins = # ... (optionally, we go direct to dscores)",
  "dscores = #...",
  "dW = #...",
].join("\n");

/** L24, with the numbers of its lines */
export const numbered = [
  "1  import numpy as np",
  "2  from numpy.random import randn",
  "3",
  "4  N, D_in, H, D_out = 64, 1000, 100, 10",
  "5  x, y = randn(N, D_in), randn(N, D_out)",
  "6  w1, w2 = randn(D_in, H), randn(H, D_out)",
  "7",
  "8  for t in range(2000):",
  "9      h = 1 / (1 + np.exp(-x.dot(w1)))",
  "10     y_pred = h.dot(w2)",
  "11     loss = np.square(y_pred - y).sum()",
  "12     print(t, loss)",
  "13",
  "14     grad_y_pred = 2.0 * (y_pred - y)",
  "15     grad_w2 = h.T.dot(grad_y_pred)",
  "16     grad_h = grad_y_pred.dot(w2.T)",
  "17     grad_w1 = x.T.dot(grad_h * h * (1 - h))",
  "18",
  "19     w1 -= 1e-4 * grad_w1",
  "20     w2 -= 1e-4 * grad_w2",
].join("\n");

/** L24 without them: the code begins behind two digits and a space where there are two. */
export const twentyLines = numbered
  .split("\n")
  .map((line) => line.slice(3))
  .join("\n");

/** L25 */
export const twoLayers = [
  "# receive W1,W2,b1,b2 (weights/biases), X (data)",
  "# forward pass:",
  "h1 = #... function of X,W1,b1",
  "scores = #... function of h1,W2,b2",
  "loss = #... (several lines of code to evaluate Softmax loss)",
  "# backward pass:",
  "dscores = #...",
  "dh1,dW2,db2 = #...",
  "dW1,db1 = #...",
].join("\n");

/** L26 */
export const neuron = [
  "class Neuron:",
  "    # ...",
  "    def neuron_tick(inputs):",
  '        """ assume inputs and weights are 1-D numpy arrays and bias is a number """',
  "        cell_body_sum = np.sum(inputs * self.weights) + self.bias",
  "        firing_rate = 1.0 / (1.0 + math.exp(-cell_body_sum)) # sigmoid activation func",
  "        return firing_rate",
].join("\n");

/** L26 on the second slide */
export const neuronAgain = [
  "class Neuron:",
  "    # ...",
  "    def neuron_tick(inputs):",
  '        """ assume inputs and weights are 1-D numpy arrays and bias is a number """',
  "        cell_body_sum = np.sum(inputs * self.weights) + self.bias",
  "        firing_rate = 1.0 / (1.0 + math.exp(-cell_body_sum)) # sigmoid activation function",
  "        return firing_rate",
].join("\n");

/** L29 */
export const threeLayers = [
  "f = lambda x: 1.0/(1.0 + np.exp(-x)) # activation function (use sigmoid)",
  "x = np.random.randn(3, 1) # random input vector of three numbers (3x1)",
  "h1 = f(np.dot(W1, x) + b1) # calculate first hidden layer activations (4x1)",
  "h2 = f(np.dot(W2, h1) + b2) # calculate second hidden layer activations (4x1)",
  "out = np.dot(W3, h2) + b3 # output neuron (1x1)",
].join("\n");
