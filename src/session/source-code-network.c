/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-code-network.h"
#include "source-code-data.h"

/* Up to two hidden layers each line stands there by itself, as the course writes them. */
#define MAX_WRITTEN_OUT 3

/**
 * Recipe:
 * @draw: of n_out × n_in weights, which the two words stand for
 * @size: (nullable): what multiplies them
 */
typedef struct
{
  const char *draw;
  const char *size;
} Recipe;

static const Recipe recipes[PLATEAU_N_INITIALIZATIONS] = {
  [PLATEAU_INITIALIZATION_ZEROS] = { "np.zeros((n_out, n_in))", NULL },
  [PLATEAU_INITIALIZATION_CONSTANT] = { "np.full((n_out, n_in), constant)", NULL },
  [PLATEAU_INITIALIZATION_NORMAL] = { "np.random.randn(n_out, n_in)", NULL },
  [PLATEAU_INITIALIZATION_UNIFORM] = { "np.random.uniform(-1, 1, (n_out, n_in))", NULL },
  [PLATEAU_INITIALIZATION_XAVIER_NORMAL] = { "np.random.randn(n_out, n_in)",
                                             "np.sqrt(2 / (n_in + n_out))" },
  [PLATEAU_INITIALIZATION_XAVIER_UNIFORM] = { "np.random.uniform(-1, 1, (n_out, n_in))",
                                              "np.sqrt(6 / (n_in + n_out))" },
  [PLATEAU_INITIALIZATION_XAVIER_COURSE] = { "np.random.randn(n_out, n_in)", "np.sqrt(1 / n_in)" },
  [PLATEAU_INITIALIZATION_HE] = { "np.random.randn(n_out, n_in)", "np.sqrt(2 / n_in)" },
  [PLATEAU_INITIALIZATION_LECUN] = { "np.random.uniform(-1, 1, (n_out, n_in))",
                                     "np.sqrt(3 / n_in)" },
  [PLATEAU_INITIALIZATION_ORTHOGONAL] = { "orthogonal(n_out, n_in)", NULL },
};

/**
 * Activation:
 * @value: g (Z), which Z stands for
 * @slope: (nullable): g' (Z), from Z and A; NULL where it is 1
 * @module: (nullable): of torch.nn; NULL where there is none to add
 */
typedef struct
{
  const char *value;
  const char *slope;
  const char *module;
} Activation;

static const Activation activations[PLATEAU_N_ACTIVATIONS] = {
  [PLATEAU_ACTIVATION_TANH] = { "np.tanh(Z)", "(1 - A ** 2)", "nn.Tanh()" },
  [PLATEAU_ACTIVATION_SIGMOID] = { "sigmoid(Z)", "(A * (1 - A))", "nn.Sigmoid()" },
  [PLATEAU_ACTIVATION_RELU] = { "np.maximum(0, Z)", "(Z > 0)", "nn.ReLU()" },
  [PLATEAU_ACTIVATION_LEAKY_RELU] = { "np.where(Z > 0, Z, 0.01 * Z)", "np.where(Z > 0, 1, 0.01)",
                                      "nn.LeakyReLU(0.01)" },
  [PLATEAU_ACTIVATION_LINEAR] = { "Z", NULL, NULL },
};

/* @text with the numbers of a layer in the place of the two words. */
static char *
with_numbers (const char *text, guint n_out, guint n_in)
{
  GString *filled = g_string_new (text);
  g_autofree char *out = g_strdup_printf ("%u", n_out);
  g_autofree char *in = g_strdup_printf ("%u", n_in);

  g_string_replace (filled, "n_out", out, 0);
  g_string_replace (filled, "n_in", in, 0);

  return g_string_free (filled, FALSE);
}

/* @text with Z1 and A1 in the place of Z and A. No other word of an activation has either letter. */
static char *
with_layer (const char *text, guint l)
{
  GString *filled = g_string_new (text);
  g_autofree char *z = g_strdup_printf ("Z%u", l);
  g_autofree char *a = g_strdup_printf ("A%u", l);

  g_string_replace (filled, "Z", z, 0);
  g_string_replace (filled, "A", a, 0);

  return g_string_free (filled, FALSE);
}

/* "np.random.randn(n_out, n_in) * np.sqrt(2 / n_in) * scale"; the square root may stand in @size. */
static char *
weights_of (const PlateauStart *start, const char *size)
{
  const Recipe *recipe = &recipes[start->initialization];
  const gboolean zeros = start->initialization == PLATEAU_INITIALIZATION_ZEROS;

  return g_strconcat (recipe->draw, size != NULL ? " * " : "", size != NULL ? size : "",
                      zeros ? "" : " * scale", NULL);
}

/* Within a loop it would be too much for one line. */
static void
append_weights (GString *code, const char *indent, const char *name, const PlateauStart *start)
{
  const char *size = recipes[start->initialization].size;
  g_autofree char *weights = weights_of (start, size != NULL ? "size" : NULL);

  if (size != NULL)
    g_string_append_printf (code, "%ssize = %s\n", indent, size);
  g_string_append_printf (code, "%s%s = %s\n", indent, name, weights);
}

static void
append_seed (GString *code, const PlateauStart *start)
{
  if (plateau_initialization_is_random (start->initialization))
    g_string_append (code, "np.random.seed(seed)\n");
}

static guint
n_units (const PlateauShape *shape, guint l)
{
  if (l == 0)
    return shape->n_features;

  return l <= shape->n_hidden ? shape->width[l - 1] : 1;
}

/* The layer below: A1, or X. */
static char *
input_of (guint l)
{
  return l == 1 ? g_strdup ("X") : g_strdup_printf ("A%u", l - 1);
}

static void
append_written_out_start (GString *code, const PlateauSettings *settings)
{
  const PlateauStart *start = &settings->start;
  g_autofree char *weights = weights_of (start, recipes[start->initialization].size);

  for (guint l = 1; l <= settings->shape.n_hidden + 1; l++)
    {
      const guint n_out = n_units (&settings->shape, l);
      const guint n_in = n_units (&settings->shape, l - 1);
      g_autofree char *drawn = with_numbers (weights, n_out, n_in);

      g_string_append_printf (code, "W%u = %s\n", l, drawn);
      g_string_append_printf (
          code, start->bias == 0 ? "b%u = np.zeros((%u, 1))\n" : "b%u = np.full((%u, 1), bias)\n",
          l, n_out);
    }
}

static void
append_written_out_forward (GString *code, const Activation *activation, guint last)
{
  g_string_append (code, "    # Forward\n");
  for (guint l = 1; l <= last; l++)
    {
      g_autofree char *in = input_of (l);
      g_autofree char *value = with_layer (l == last ? "sigmoid(Z)" : activation->value, l);

      g_string_append_printf (code, "    Z%u = W%u @ %s + b%u\n", l, l, in, l);
      g_string_append_printf (code, "    A%u = %s\n", l, value);
    }
}

static void
append_written_out_backward (GString *code, const Activation *activation, guint last)
{
  g_string_append_printf (code, "    # Backward\n    dZ%u = A%u - Y\n", last, last);
  for (guint l = last; l >= 1; l--)
    {
      g_autofree char *in = input_of (l);

      g_string_append_printf (code, "    dW%u = dZ%u @ %s.T / m\n", l, l, in);
      g_string_append_printf (code, "    db%u = np.mean(dZ%u, axis=1, keepdims=True)\n", l, l);
      if (l > 1)
        {
          g_autofree char *slope =
              activation->slope != NULL ? with_layer (activation->slope, l - 1) : NULL;

          g_string_append_printf (code, "    dZ%u = W%u.T @ dZ%u%s%s\n", l - 1, l, l,
                                  slope != NULL ? " * " : "", slope != NULL ? slope : "");
        }
    }

  g_string_append (code, "    # Update\n");
  for (guint l = 1; l <= last; l++)
    g_string_append_printf (code,
                            "    W%u = W%u - rate * dW%u\n"
                            "    b%u = b%u - rate * db%u\n",
                            l, l, l, l, l, l);
}

static void
append_written_out (GString *code, const PlateauSettings *settings)
{
  const Activation *activation = &activations[settings->shape.activation];
  const guint last = settings->shape.n_hidden + 1;

  append_written_out_start (code, settings);
  g_string_append (code, "\nprint(\"epoch,loss,accuracy\")\n"
                         "for epoch in range(epochs + 1):\n");
  append_written_out_forward (code, activation, last);
  g_string_append_printf (code,
                          "    if epoch %% every == 0 or epoch == epochs:\n"
                          "        # The cross-entropy from Z%u, finite even where A%u is 0 or 1\n"
                          "        J = np.mean(np.logaddexp(0, Z%u) - Y * Z%u)\n"
                          "        accuracy = np.mean((A%u > 0.5) == (Y > 0.5))\n"
                          "        print(f\"{epoch},{J:.6f},{accuracy:.6f}\")\n",
                          last, last, last, last, last);
  append_written_out_backward (code, activation, last);
}

static void
append_loops (GString *code, const PlateauSettings *settings)
{
  g_string_append (code, "n = [");
  for (guint l = 0; l <= settings->shape.n_hidden + 1; l++)
    g_string_append_printf (code, "%s%u", l > 0 ? ", " : "", n_units (&settings->shape, l));
  g_string_append (code, "]\n"
                         "L = len(n) - 1\n"
                         "W, b = {}, {}\n"
                         "for l in range(1, L + 1):\n"
                         "    n_out, n_in = n[l], n[l - 1]\n");
  append_weights (code, "    ", "W[l]", &settings->start);
  g_string_append_printf (code, "    b[l] = np.%s\n\n",
                          settings->start.bias == 0 ? "zeros((n_out, 1))"
                                                    : "full((n_out, 1), bias)");
  plateau_source_code_append_piece (code, "deep");
}

void
plateau_source_code_append_numpy (GString *code, const PlateauSettings *settings)
{
  const Activation *activation = &activations[settings->shape.activation];
  const gboolean written_out = settings->shape.n_hidden + 1 <= MAX_WRITTEN_OUT;

  plateau_source_code_append_piece (code, "sigmoid");
  if (!written_out)
    g_string_append_printf (code,
                            "\n\ndef g(Z):\n    return %s\n"
                            "\n\ndef slope(Z, A):\n    return %s\n",
                            activation->value, activation->slope != NULL ? activation->slope : "1");
  if (settings->start.initialization == PLATEAU_INITIALIZATION_ORTHOGONAL)
    {
      g_string_append (code, "\n\n");
      plateau_source_code_append_piece (code, "orthogonal");
    }

  g_string_append (code, "\n\n");
  append_seed (code, &settings->start);
  if (written_out)
    append_written_out (code, settings);
  else
    append_loops (code, settings);
}

void
plateau_source_code_append_pytorch (GString *code, const PlateauSettings *settings)
{
  const Activation *activation = &activations[settings->shape.activation];
  const guint last = settings->shape.n_hidden + 1;

  g_string_append (code, "X, Y = torch.from_numpy(X.T), torch.from_numpy(Y.T)\n");
  if (settings->start.initialization == PLATEAU_INITIALIZATION_ORTHOGONAL)
    {
      g_string_append (code, "\n\n");
      plateau_source_code_append_piece (code, "orthogonal");
      g_string_append (code, "\n");
    }

  g_string_append (code, "\nmodel = nn.Sequential(\n");
  for (guint l = 1; l <= last; l++)
    {
      const gboolean hidden = l < last && activation->module != NULL;

      g_string_append_printf (code, "    nn.Linear(%u, %u),%s%s%s\n",
                              n_units (&settings->shape, l - 1), n_units (&settings->shape, l),
                              hidden ? " " : "", hidden ? activation->module : "",
                              hidden ? "," : "");
    }
  g_string_append (code, ").double()\n\n");

  if (plateau_initialization_is_random (settings->start.initialization))
    g_string_append (code,
                     "# From NumPy's stream, not PyTorch's, so that the numbers are the same\n");
  append_seed (code, &settings->start);
  g_string_append (code, "with torch.no_grad():\n"
                         "    for layer in model:\n"
                         "        if isinstance(layer, nn.Linear):\n"
                         "            n_out, n_in = layer.weight.shape\n");
  append_weights (code, "            ", "W", &settings->start);
  g_string_append_printf (code,
                          "            layer.weight.copy_(torch.from_numpy(W))\n"
                          "            layer.bias.fill_(%s)\n\n",
                          settings->start.bias == 0 ? "0" : "bias");
  plateau_source_code_append_piece (code, "torch");
}
