# d loss / d x, attn_w, proj_w, fc_w, out_w, gain
import numpy as np

def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))

def softmax(x):
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)

def layer_norm(x, g, b, eps: float = 1e-5):
    mean = np.mean(x, axis=-1, keepdims=True)
    variance = np.var(x, axis=-1, keepdims=True)
    return g * (x - mean) / np.sqrt(variance + eps) + b

def linear(x, w, b):
    return x @ w + b

def ffn(x, c_fc, c_proj):
    return linear(gelu(linear(x, **c_fc)), **c_proj)

def mha(x, c_attn, c_proj, n_head):
    def attention(q, k, v, mask):
        return softmax(q @ k.T / np.sqrt(q.shape[-1]) + mask) @ v

    x = linear(x, **c_attn)
    qkv_heads = list(map(lambda part: np.split(part, n_head, axis=-1), np.split(x, 3, axis=-1)))
    causal_mask = (1 - np.tri(x.shape[0], dtype=x.dtype)) * -1e10
    out_heads = [attention(q, k, v, causal_mask) for q, k, v in zip(*qkv_heads)]
    return linear(np.hstack(out_heads), **c_proj)

def transformer_block(x, mlp, attn, ln_1, ln_2, n_head):
    x = x + mha(layer_norm(x, **ln_1), **attn, n_head=n_head)
    return x + ffn(layer_norm(x, **ln_2), **mlp)

np.random.seed(11)
n_embd = 4
x = np.random.randn(3, n_embd)
attn_w = np.random.randn(n_embd, 3 * n_embd) * 0.4
proj_w = np.random.randn(n_embd, n_embd) * 0.4
fc_w = np.random.randn(n_embd, 8) * 0.4
out_w = np.random.randn(8, n_embd) * 0.4
gain = np.ones(n_embd)
block = {
    "mlp": {"c_fc": {"w": fc_w, "b": np.zeros(8)}, "c_proj": {"w": out_w, "b": np.zeros(n_embd)}},
    "attn": {
        "c_attn": {"w": attn_w, "b": np.zeros(3 * n_embd)},
        "c_proj": {"w": proj_w, "b": np.zeros(n_embd)},
    },
    "ln_1": {"g": gain, "b": np.zeros(n_embd)},
    "ln_2": {"g": gain, "b": np.zeros(n_embd)},
}
out = transformer_block(x, **block, n_head=2)
loss = np.mean(out**2)
print(out)
