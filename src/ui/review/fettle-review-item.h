/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-case-data.h"

G_BEGIN_DECLS

/**
 * FettleReviewOrder:
 * @FETTLE_REVIEW_WORST_FIRST: by the overall rating, then by the direction
 * @FETTLE_REVIEW_LONGEST_AGO: by the last review; never reviewed comes first
 * @FETTLE_REVIEW_NEXT_DATE: by what is due next
 * @FETTLE_REVIEW_BY_NAME: by the name of the school
 *
 * The order of an agenda.
 */
typedef enum
{
  FETTLE_REVIEW_WORST_FIRST,
  FETTLE_REVIEW_LONGEST_AGO,
  FETTLE_REVIEW_NEXT_DATE,
  FETTLE_REVIEW_BY_NAME,
} FettleReviewOrder;

#define FETTLE_TYPE_REVIEW_ITEM (fettle_review_item_get_type ())
G_DECLARE_FINAL_TYPE (FettleReviewItem, fettle_review_item, FETTLE, REVIEW_ITEM, GObject)

/* A school that a review meeting may go through. */
GPtrArray  *fettle_review_items_list          (GPtrArray            *all,
                                               FettleReviewOrder     order);
gboolean    fettle_review_item_equal          (gconstpointer         a,
                                               gconstpointer         b);
const char *fettle_review_item_get_school     (FettleReviewItem     *self);
const char *fettle_review_item_get_name       (FettleReviewItem     *self);
const char *fettle_review_item_get_rating     (FettleReviewItem     *self);
const char *fettle_review_item_get_words      (FettleReviewItem     *self);

char       *fettle_review_rating_to_words     (const FettleCaseData *data);
const char *fettle_review_rating_get_class    (const char           *rating);

G_END_DECLS
