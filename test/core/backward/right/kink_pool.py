# A window of equal values: the code gives its gradient to all of them.
import numpy as np

x = np.array([[1.0, 1.0, 4.0, 2.0], [3.0, 5.0, 0.0, 0.0]])
windows = x.reshape(2, 2, 2)
top = windows.max(axis=2, keepdims=True)
loss = np.sum(top * np.array([[[1.0], [2.0]], [[3.0], [4.0]]]))

dtop = np.array([[[1.0], [2.0]], [[3.0], [4.0]]])
dwindows = (windows == top) * dtop
dx = dwindows.reshape(x.shape)
