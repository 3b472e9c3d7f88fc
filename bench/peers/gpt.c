/* The GPT lab's model and its training step in plain C, all numbers doubles, one thread.
   gpt loss       the loss of the batch
   gpt steps N    N training steps; prints CPU seconds a step and the loss of the last
   Standard input: seven int32 (vocabulary, context, dim, layers, heads, batch, length), the weights in the order of
   `parametersOf` as doubles, ids and targets (-1: not asked for) as int32. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct { double *w, *g, *mean, *square; int rows, columns; } Weights;

/* out += a b, out += aT b, out += a bT; sizes are those of the result and the inner one. */
static void product(double *restrict out, const double *restrict a, const double *restrict b, int n, int inner, int m) {
  for (int i = 0; i < n; i++)
    for (int k = 0; k < inner; k++) {
      const double x = a[i * inner + k];
      for (int j = 0; j < m; j++) out[i * m + j] += x * b[k * m + j];
    }
}
static void product_ta(double *restrict out, const double *restrict a, const double *restrict b, int n, int inner, int m) {
  for (int k = 0; k < inner; k++)
    for (int i = 0; i < n; i++) {
      const double x = a[k * n + i];
      for (int j = 0; j < m; j++) out[i * m + j] += x * b[k * m + j];
    }
}
static void product_tb(double *restrict out, const double *restrict a, const double *restrict b, double *restrict turned,
                       int n, int inner, int m) {
  for (int j = 0; j < m; j++)
    for (int k = 0; k < inner; k++) turned[k * m + j] = b[j * inner + k];
  product(out, a, turned, n, inner, m);
}

static void norm(double *out, double *factor, const double *x, int rows, int dim) {
  for (int r = 0; r < rows; r++) {
    double squares = 0;
    for (int d = 0; d < dim; d++) squares += x[r * dim + d] * x[r * dim + d];
    factor[r] = 1 / sqrt(squares / dim + 1e-5);
    for (int d = 0; d < dim; d++) out[r * dim + d] = x[r * dim + d] * factor[r];
  }
}
static void norm_back(double *dx, const double *dy, const double *x, const double *factor, int rows, int dim) {
  for (int r = 0; r < rows; r++) {
    const double f = factor[r];
    double along = 0;
    for (int d = 0; d < dim; d++) along += dy[r * dim + d] * x[r * dim + d];
    along *= f * f * f / dim;
    for (int d = 0; d < dim; d++) dx[r * dim + d] += f * dy[r * dim + d] - along * x[r * dim + d];
  }
}

static int V, C, D, L, H, B, T, N;
static Weights *all;
static int count;
static int32_t *ids, *targets;
static int asked;

/* What a block keeps for the way back; `in` is the stream before it. */
typedef struct { double *in, *f1, *n1, *q, *k, *v, *p, *y, *a, *f2, *n2, *h; } Kept;
static Kept *kept;
static double *sum0, *f0, *stream, *logits, *dstream, *dlogits, *dn, *dh, *dy, *dq, *dk, *dv, *turned;

static double *room(size_t numbers) { return calloc(numbers, sizeof(double)); }

static double forward(void) {
  for (int r = 0; r < N; r++)
    for (int d = 0; d < D; d++) sum0[r * D + d] = all[0].w[ids[r] * D + d] + all[1].w[(r % T) * D + d];
  norm(stream, f0, sum0, N, D);
  const int width = D / H;
  const double root = 1 / sqrt(width);
  for (int l = 0; l < L; l++) {
    Kept *x = &kept[l];
    Weights *w = &all[2 + 6 * l];
    memcpy(x->in, stream, sizeof(double) * N * D);
    norm(x->n1, x->f1, x->in, N, D);
    memset(x->q, 0, sizeof(double) * N * D), memset(x->k, 0, sizeof(double) * N * D);
    memset(x->v, 0, sizeof(double) * N * D), memset(x->y, 0, sizeof(double) * N * D);
    product(x->q, x->n1, w[0].w, N, D, D);
    product(x->k, x->n1, w[1].w, N, D, D);
    product(x->v, x->n1, w[2].w, N, D, D);
    for (int b = 0; b < B; b++)
      for (int h = 0; h < H; h++)
        for (int i = 0; i < T; i++) {
          double *p = &x->p[((b * H + h) * T + i) * T];
          const double *q = &x->q[(b * T + i) * D + h * width];
          double largest = -INFINITY, whole = 0;
          for (int j = 0; j <= i; j++) {
            const double *k = &x->k[(b * T + j) * D + h * width];
            double score = 0;
            for (int d = 0; d < width; d++) score += q[d] * k[d];
            p[j] = score * root;
            if (p[j] > largest) largest = p[j];
          }
          for (int j = 0; j <= i; j++) whole += p[j] = exp(p[j] - largest);
          double *y = &x->y[(b * T + i) * D + h * width];
          for (int j = 0; j <= i; j++) {
            p[j] /= whole;
            const double *v = &x->v[(b * T + j) * D + h * width];
            for (int d = 0; d < width; d++) y[d] += p[j] * v[d];
          }
        }
    memcpy(x->a, x->in, sizeof(double) * N * D);
    product(x->a, x->y, w[3].w, N, D, D);
    norm(x->n2, x->f2, x->a, N, D);
    memset(x->h, 0, sizeof(double) * N * 4 * D);
    product(x->h, x->n2, w[4].w, N, D, 4 * D);
    for (int i = 0; i < N * 4 * D; i++) x->h[i] = x->h[i] > 0 ? x->h[i] : 0;
    memcpy(stream, x->a, sizeof(double) * N * D);
    product(stream, x->h, w[5].w, N, 4 * D, D);
  }
  memset(logits, 0, sizeof(double) * N * V);
  product(logits, stream, all[count - 1].w, N, D, V);
  double loss = 0;
  for (int r = 0; r < N; r++) {
    double *z = &logits[r * V], *dz = &dlogits[r * V], largest = z[0], whole = 0;
    if (targets[r] < 0) { memset(dz, 0, sizeof(double) * V); continue; }
    for (int j = 1; j < V; j++) if (z[j] > largest) largest = z[j];
    for (int j = 0; j < V; j++) whole += dz[j] = exp(z[j] - largest);
    loss += log(whole) - (z[targets[r]] - largest);
    for (int j = 0; j < V; j++) dz[j] /= whole * asked;
    dz[targets[r]] -= 1.0 / asked;
  }
  return loss / asked;
}

static void backward(void) {
  const int width = D / H;
  const double root = 1 / sqrt(width);
  memset(dstream, 0, sizeof(double) * N * D);
  product_ta(all[count - 1].g, stream, dlogits, D, N, V);
  product_tb(dstream, dlogits, all[count - 1].w, turned, N, V, D);
  for (int l = L - 1; l >= 0; l--) {
    Kept *x = &kept[l];
    Weights *w = &all[2 + 6 * l];
    memset(dh, 0, sizeof(double) * N * 4 * D), memset(dn, 0, sizeof(double) * N * D);
    product_ta(w[5].g, x->h, dstream, 4 * D, N, D);
    product_tb(dh, dstream, w[5].w, turned, N, D, 4 * D);
    for (int i = 0; i < N * 4 * D; i++) dh[i] = x->h[i] > 0 ? dh[i] : 0;
    product_ta(w[4].g, x->n2, dh, D, N, 4 * D);
    product_tb(dn, dh, w[4].w, turned, N, 4 * D, D);
    norm_back(dstream, dn, x->a, x->f2, N, D);
    memset(dy, 0, sizeof(double) * N * D);
    product_ta(w[3].g, x->y, dstream, D, N, D);
    product_tb(dy, dstream, w[3].w, turned, N, D, D);
    memset(dq, 0, sizeof(double) * N * D), memset(dk, 0, sizeof(double) * N * D), memset(dv, 0, sizeof(double) * N * D);
    for (int b = 0; b < B; b++)
      for (int h = 0; h < H; h++)
        for (int i = 0; i < T; i++) {
          const double *p = &x->p[((b * H + h) * T + i) * T];
          const int at = (b * T + i) * D + h * width;
          double dp[C], along = 0;
          for (int j = 0; j <= i; j++) {
            const int to = (b * T + j) * D + h * width;
            dp[j] = 0;
            for (int d = 0; d < width; d++) dp[j] += dy[at + d] * x->v[to + d], dv[to + d] += p[j] * dy[at + d];
            along += dp[j] * p[j];
          }
          for (int j = 0; j <= i; j++) {
            const int to = (b * T + j) * D + h * width;
            const double ds = p[j] * (dp[j] - along) * root;
            for (int d = 0; d < width; d++) dq[at + d] += ds * x->k[to + d], dk[to + d] += ds * x->q[at + d];
          }
        }
    memset(dn, 0, sizeof(double) * N * D);
    product_ta(w[0].g, x->n1, dq, D, N, D), product_tb(dn, dq, w[0].w, turned, N, D, D);
    product_ta(w[1].g, x->n1, dk, D, N, D), product_tb(dn, dk, w[1].w, turned, N, D, D);
    product_ta(w[2].g, x->n1, dv, D, N, D), product_tb(dn, dv, w[2].w, turned, N, D, D);
    norm_back(dstream, dn, x->in, x->f1, N, D);
  }
  memset(dn, 0, sizeof(double) * N * D);
  norm_back(dn, dstream, sum0, f0, N, D);
  for (int r = 0; r < N; r++)
    for (int d = 0; d < D; d++) all[0].g[ids[r] * D + d] += dn[r * D + d], all[1].g[(r % T) * D + d] += dn[r * D + d];
}

static double power1 = 1, power2 = 1;

static void adam(double rate) {
  power1 *= 0.85, power2 *= 0.99;
  for (int t = 0; t < count; t++)
    for (int i = 0; i < all[t].rows * all[t].columns; i++) {
      const double g = all[t].g[i];
      all[t].mean[i] = 0.85 * all[t].mean[i] + 0.15 * g;
      all[t].square[i] = 0.99 * all[t].square[i] + 0.01 * g * g;
      all[t].w[i] -= rate * (all[t].mean[i] / (1 - power1)) / (sqrt(all[t].square[i] / (1 - power2)) + 1e-8);
      all[t].g[i] = 0;
    }
}

static void take(void *to, size_t size, size_t number) {
  if (fread(to, size, number, stdin) != number) fprintf(stderr, "the input is too short\n"), exit(2);
}

int main(int argc, char **argv) {
  int32_t shape[7];
  take(shape, 4, 7);
  V = shape[0], C = shape[1], D = shape[2], L = shape[3], H = shape[4], B = shape[5], T = shape[6], N = B * T;
  count = 3 + 6 * L;
  all = calloc(count, sizeof(Weights));
  for (int t = 0; t < count; t++) {
    const int part = (t - 2) % 6;
    Weights *w = &all[t];
    w->rows = t == 0 ? V : t == 1 ? C : t < count - 1 && part == 5 ? 4 * D : D;
    w->columns = t == count - 1 ? V : t > 1 && part == 4 ? 4 * D : D;
    const size_t size = (size_t)w->rows * w->columns;
    w->w = room(size), w->g = room(size), w->mean = room(size), w->square = room(size);
    take(w->w, 8, size);
  }
  ids = malloc(4 * N), targets = malloc(4 * N);
  take(ids, 4, N), take(targets, 4, N);
  for (int r = 0; r < N; r++) asked += targets[r] >= 0;
  kept = calloc(L, sizeof(Kept));
  for (int l = 0; l < L; l++) {
    Kept *x = &kept[l];
    x->in = room(N * D), x->f1 = room(N), x->n1 = room(N * D), x->q = room(N * D), x->k = room(N * D);
    x->v = room(N * D), x->p = room((size_t)B * H * T * T), x->y = room(N * D), x->a = room(N * D);
    x->f2 = room(N), x->n2 = room(N * D), x->h = room(N * 4 * D);
  }
  sum0 = room(N * D), f0 = room(N), stream = room(N * D), logits = room(N * V), dstream = room(N * D);
  dlogits = room(N * V), dn = room(N * D), dh = room(N * 4 * D), dy = room(N * D);
  dq = room(N * D), dk = room(N * D), dv = room(N * D), turned = room((size_t)D * (V > 4 * D ? V : 4 * D));
  if (argc < 3) return printf("%.17g\n", forward()), 0;
  const int steps = atoi(argv[2]);
  double loss = 0;
  const clock_t before = clock();
  for (int step = 0; step < steps; step++) loss = forward(), backward(), adam(0.01);
  printf("%.9g %.17g\n", (double)(clock() - before) / CLOCKS_PER_SEC / steps, loss);
  return 0;
}
