/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PLATEAU_MAX_FEATURES 3
#define PLATEAU_MIN_EXAMPLES 2
#define PLATEAU_MAX_EXAMPLES 20000

/** The rows of every examples-long array are padded to a multiple of this many numbers. */
#define PLATEAU_STRIDE 16

/** PlateauDataKind: the data sets that a formula makes. */
typedef enum
{
  PLATEAU_DATA_FLOWER,
  PLATEAU_DATA_CIRCLES,
  PLATEAU_DATA_MOONS,
  PLATEAU_DATA_XOR,
  PLATEAU_DATA_BLOBS,
  PLATEAU_DATA_GAUSS,
  PLATEAU_DATA_SPIRAL,
} PlateauDataKind;

#define PLATEAU_N_DATA_KINDS 7

/**
 * PlateauDataset:
 * @n_features: 1 to 3
 * @n_examples: m, 2 to 20 000
 * @stride: m rounded up to a multiple of %PLATEAU_STRIDE
 * @x: n_features × stride, row-major: feature f of example i is x[f * stride + i]; zero beyond m
 * @y: stride numbers, the class 0 or 1; zero beyond m
 * @valid: stride numbers, 1 up to m and 0 beyond
 * @feature_names: untranslated names such as "x1"; NULL beyond n_features
 * @class_names: untranslated names of the classes 0 and 1
 *
 * Examples with their class. Immutable once made and reference-counted (from any thread).
 */
typedef struct
{
  guint n_features;
  guint n_examples;
  guint stride;
  double *x;
  double *y;
  double *valid;
  char *feature_names[PLATEAU_MAX_FEATURES];
  char *class_names[2];
  /*< private >*/
  _Atomic int references;
} PlateauDataset;

/** An empty data set (x and y zero, names "x1"... and "0", "1") to be filled by its maker. */
PlateauDataset *plateau_dataset_new (guint n_features, guint n_examples);
PlateauDataset *plateau_dataset_ref (PlateauDataset *self);
void plateau_dataset_unref (PlateauDataset *self);

/** Another data set of its own, to be changed. */
PlateauDataset *plateau_dataset_copy (const PlateauDataset *self);

/* For the maker, before the data set is shared. */
void plateau_dataset_name_feature (PlateauDataset *self, guint feature, const char *name);
void plateau_dataset_name_classes (PlateauDataset *self, const char *zero, const char *one);

/**
 * plateau_dataset_generate:
 * @n_examples: m; half of it in each class
 * @noise: 0 or more; see plateau_data_kind_default_noise ()
 * @seed: what the notebook gives to numpy.random.seed ()
 *
 * The examples that NumPy and scikit-learn 1.2 make after numpy.random.seed (@seed):
 *
 * flower: the course's "planar" set: t = linspace (3.12 j, 3.12 (j + 1)) + noise randn,
 * r = 4 sin 4t + noise randn, x = (r sin t, r cos t).
 * circles, moons: make_circles (m, noise=noise, factor=0.5) and make_moons (m, noise=noise).
 * blobs: make_blobs (m, centers=2, cluster_std=noise).
 *
 * xor, gauss, spiral: the TensorFlow Playground's (src/dataset.ts: classifyXORData,
 * classifyTwoGaussData, classifySpiralData) in the order of its draws, but from NumPy's stream.
 * Noise moves the labels of xor; it is the variance of gauss, 0.5 + 7 noise; it moves the points of
 * spiral by noise × uniform (-1, 1). For an odd m the Playground makes one example more, its last
 * one; ours ends before it. xor takes its labels as they come, so its classes are not halves.
 */
PlateauDataset *
plateau_dataset_generate (PlateauDataKind kind, guint n_examples, double noise, guint32 seed);

/**
 * The noise that the course, scikit-learn and its examples, and the Playground begin with: flower
 * 0.2, circles 0.1, moons 0.2, blobs 1, and 0 for the Playground's.
 */
double plateau_data_kind_default_noise (PlateauDataKind kind);

/** Shifts and scales every feature to mean 0 and (population) standard deviation 1, in place. */
void plateau_dataset_standardise (PlateauDataset *self);

/** The smallest and largest value of @feature. */
void plateau_dataset_range (const PlateauDataset *self, guint feature, double *low, double *high);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauDataset, plateau_dataset_unref)

G_END_DECLS
