/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "activation.h"
#include "dataset.h"

G_BEGIN_DECLS

#define PLATEAU_MAX_HIDDEN_LAYERS 10
#define PLATEAU_MAX_LAYERS (PLATEAU_MAX_HIDDEN_LAYERS + 1)
#define PLATEAU_MAX_UNITS 256

/**
 * PlateauShape:
 * @n_features: n[0], 1 to 3
 * @n_hidden: hidden layers, 0 to 10
 * @width: units of each hidden layer, 1 to 256
 * @activation: g of all hidden layers
 */
typedef struct
{
  guint n_features;
  guint n_hidden;
  guint width[PLATEAU_MAX_HIDDEN_LAYERS];
  PlateauActivation activation;
} PlateauShape;

gboolean plateau_shape_equal (const PlateauShape *a, const PlateauShape *b);

/** How many weights and biases a network of this shape has. */
gsize plateau_shape_n_parameters (const PlateauShape *self);

/**
 * PlateauNetwork:
 * @n_layers: L, the layers with weights: hidden ones and the output
 * @n: n[0] features, n[1] ... n[L] = 1 units
 * @w: w[l], for l = 1 ... L: n[l] × n[l-1], row-major
 * @b: b[l], for l = 1 ... L: n[l]
 * @parameters: W1, b1, W2, b2, ... in one block, into which @w and @b point
 *
 * A fully connected network with one sigmoid output. Layer l has inputs n[l-1] and units n[l].
 */
typedef struct
{
  PlateauShape shape;
  guint n_layers;
  guint n[PLATEAU_MAX_LAYERS + 1];
  double *w[PLATEAU_MAX_LAYERS + 1];
  double *b[PLATEAU_MAX_LAYERS + 1];
  double *parameters;
  gsize n_parameters;
} PlateauNetwork;

/** All parameters are zero. @shape must be within its bounds. */
PlateauNetwork *plateau_network_new (const PlateauShape *shape);
PlateauNetwork *plateau_network_copy (const PlateauNetwork *self);
void plateau_network_free (PlateauNetwork *self);

/** g of layer @l: the shape's activation, for l = L the sigmoid. */
PlateauActivation plateau_network_activation (const PlateauNetwork *self, guint l);

/** The layer (1 ... L) to which parameters[@index] belongs. */
guint plateau_network_layer_of (const PlateauNetwork *self, gsize index);

/**
 * plateau_network_parameter_index:
 * @layer: 1 ... L
 * @unit: 0 ... n[layer] - 1
 * @input: 0 ... n[layer - 1] - 1, or n[layer - 1] for the bias
 *
 * Where in parameters the weight into a unit, or its bias, stands.
 */
gsize
plateau_network_parameter_index (const PlateauNetwork *self, guint layer, guint unit, guint input);

/**
 * PlateauPass:
 * @z: z[l], l = 1 ... L: n[l] × stride, example i of unit j at z[l][j * stride + i]
 * @a: a[l], likewise; a[0] is the data's x
 * @gradient: dW1, db1, dW2, ...: a network of the same shape that holds gradients
 * @loss: J, the mean cross-entropy
 *
 * What one forward and one backward pass over a data set leave behind. What lies beyond
 * n_examples in a row has no meaning.
 */
typedef struct
{
  PlateauDataset *data;
  guint stride;
  double *z[PLATEAU_MAX_LAYERS + 1];
  double *a[PLATEAU_MAX_LAYERS + 1];
  PlateauNetwork *gradient;
  double loss;
  /*< private >*/
  guint block;                             /* examples that are worked on at once */
  double *passing[PLATEAU_MAX_LAYERS + 1]; /* a of a block; of the output layer its z */
  double *dz[2];
  double *scratch;
  double *kept;
} PlateauPass;

PlateauPass *plateau_pass_new (const PlateauShape *shape, PlateauDataset *data);
void plateau_pass_free (PlateauPass *self);

/**
 * plateau_network_forward:
 *
 * Z[l] = W[l] A[l-1] + b[l], A[l] = g (Z[l]), and J from the logit,
 * mean (max (z, 0) - z y + log (1 + exp (-|z|))), which stays finite at any weight scale.
 */
void plateau_network_forward (const PlateauNetwork *self, PlateauPass *pass);

/**
 * plateau_network_backward:
 *
 * dZ[L] = A[L] - Y; dW[l] = dZ[l] A[l-1]ᵀ / m; db[l] = row mean of dZ[l];
 * dZ[l-1] = W[l]ᵀ dZ[l] ∘ g' (Z[l-1]). After plateau_network_forward () on the same parameters.
 *
 * Units with equal incoming and outgoing weights get gradients that are equal to the last bit.
 */
void plateau_network_backward (const PlateauNetwork *self, PlateauPass *pass);

/**
 * plateau_network_gradient:
 *
 * The loss and the gradient alone: what plateau_network_forward () and plateau_network_backward ()
 * leave there, to the last bit, but z and a are not touched. A block of examples goes forward and
 * back before the next, so that nothing leaves the cache: this is how training is fast.
 */
void plateau_network_gradient (const PlateauNetwork *self, PlateauPass *pass);

/** W -= rate dW, b -= rate db. Returns FALSE where a parameter is not finite afterwards. */
gboolean
plateau_network_descend (PlateauNetwork *self, const PlateauNetwork *gradient, double rate);

/** The share of examples on whose side of 0.5 the output lies. */
double plateau_pass_accuracy (const PlateauPass *self, guint n_layers);

/**
 * plateau_network_predict:
 * @x: n_features × stride, as in a data set
 * @n: examples in @x
 * @stride: a multiple of %PLATEAU_STRIDE, at least @n
 * @probability: (out): stride numbers, the output of each example
 *
 * The forward pass alone, for pictures.
 */
void plateau_network_predict (const PlateauNetwork *self,
                              const double *x,
                              guint n,
                              guint stride,
                              double *probability);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauNetwork, plateau_network_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauPass, plateau_pass_free)

G_END_DECLS
