/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/fettle-review-item.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"
#include "model/fettle-vocabulary.h"

struct _FettleReviewItem
{
  GObject parent_instance;

  char *school_id;
  char *name;
  char *rating; /* code, or NULL */
  char *words;
  guint rank;
  FettleDate reviewed;
  FettleDate next;
};

G_DEFINE_FINAL_TYPE (FettleReviewItem, fettle_review_item, G_TYPE_OBJECT)

static guint
count_concerns (const FettleCaseData *data)
{
  guint n = 0;

  for (guint i = 0; i < data->records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (data->records, i);

      n += g_str_equal (fettle_record_get_kind (record)->name, "concern")
           && g_strcmp0 (fettle_record_get_text (record, "state"), "resolved") != 0;
    }
  return n;
}

/* A school that is eligible for intervention and that nobody has rated yet stands with the worst. */
static guint
rank_rating (const FettleCaseData *data,
             FettleRecord         *rating)
{
  const char *code = rating ? fettle_record_get_text (rating, "rating") : NULL;
  gboolean worse = rating && g_strcmp0 (fettle_record_get_text (rating, "direction"), "deteriorating") == 0;
  guint level = 1;

  if (g_strcmp0 (code, "red") == 0 || (!code && fettle_case_get_gates (data->chain) != FETTLE_GATE_NONE))
    level = 0;
  else if (g_strcmp0 (code, "green") == 0)
    level = 2;
  return level * 2 + !worse;
}

static char *
make_words (FettleReviewItem     *self,
            const FettleCaseData *data,
            const FettleClock    *next)
{
  guint n = count_concerns (data);
  g_autofree char *rating = fettle_review_rating_to_words (data);
  g_autofree char *concerns = g_strdup_printf (ngettext ("%u concern", "%u concerns", n), n);
  g_autofree char *day = fettle_date_to_words (self->reviewed);
  g_autofree char *reviewed = NULL;
  g_autofree char *due = fettle_date_to_words (self->next);
  g_autofree char *next_words = NULL;

  reviewed = self->reviewed == FETTLE_DATE_NONE ? g_strdup (_("Never reviewed"))
                                                /* Translators: %s is a date. */
                                                : g_strdup_printf (_("Last reviewed %s"), day);
  if (next)
    /* Translators: %1$s is a date, %2$s what is due on it. */
    next_words = g_strdup_printf (_("%1$s: %2$s"), due, next->title);
  return g_strjoin ("  ·  ", rating, concerns, reviewed, next_words, NULL);
}

static FettleReviewItem *
make_item (const FettleCaseData *data)
{
  FettleReviewItem *self = g_object_new (FETTLE_TYPE_REVIEW_ITEM, NULL);
  FettleRecord *rating = fettle_case_data_find_newest (data, "concern-rating", NULL, NULL);
  FettleRecord *review = fettle_case_data_find_newest (data, "case-review", NULL, NULL);
  const FettleClock *next = fettle_case_data_find_next (data);

  self->school_id = g_strdup (fettle_record_get_id (data->school));
  self->name = g_strdup (fettle_case_data_get_name (data));
  self->rating = g_strdup (rating ? fettle_record_get_text (rating, "rating") : NULL);
  self->rank = rank_rating (data, rating);
  self->reviewed = review ? fettle_record_get_date (review, "reviewed-on") : FETTLE_DATE_NONE;
  self->next = next ? next->date : FETTLE_DATE_NONE;
  self->words = make_words (self, data, next);
  return self;
}

static int
compare_numbers (guint32 a,
                 guint32 b)
{
  return (a > b) - (a < b);
}

/* By names they stand already, and a sort that is stable keeps them so; GLib's is. */
static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const FettleReviewItem *one = *(FettleReviewItem *const *) a;
  const FettleReviewItem *two = *(FettleReviewItem *const *) b;

  switch ((FettleReviewOrder) GPOINTER_TO_UINT (user_data))
    {
    case FETTLE_REVIEW_WORST_FIRST:
      return compare_numbers (one->rank, two->rank);
    case FETTLE_REVIEW_LONGEST_AGO:
      return compare_numbers (one->reviewed, two->reviewed);
    case FETTLE_REVIEW_NEXT_DATE:
      return compare_numbers (one->next - 1, two->next - 1);
    case FETTLE_REVIEW_BY_NAME:
    default:
      return 0;
    }
}

static void
fettle_review_item_finalize (GObject *object)
{
  FettleReviewItem *self = FETTLE_REVIEW_ITEM (object);

  g_free (self->school_id);
  g_free (self->name);
  g_free (self->rating);
  g_free (self->words);

  G_OBJECT_CLASS (fettle_review_item_parent_class)->finalize (object);
}

static void
fettle_review_item_class_init (FettleReviewItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fettle_review_item_finalize;
}

static void
fettle_review_item_init (FettleReviewItem *self)
{
}

/**
 * fettle_review_items_list:
 * @all: (element-type FettleCaseData): the interventions, by the names of the schools
 * @order: the order
 *
 * Returns: (transfer full) (element-type FettleReviewItem): the schools with an open case or a concern that is not
 *   resolved
 */
GPtrArray *
fettle_review_items_list (GPtrArray         *all,
                          FettleReviewOrder  order)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      const FettleCaseData *data = g_ptr_array_index (all, i);

      if (fettle_case_data_is_open (data) || count_concerns (data) > 0)
        g_ptr_array_add (items, make_item (data));
    }
  g_ptr_array_sort_with_data (items, compare_items, GUINT_TO_POINTER (order));
  return items;
}

/**
 * fettle_review_item_equal:
 * @a: (type FettleReviewItem): an item
 * @b: (type FettleReviewItem): an item
 *
 * Returns: whether they read alike
 */
gboolean
fettle_review_item_equal (gconstpointer a,
                          gconstpointer b)
{
  const FettleReviewItem *one = a;
  const FettleReviewItem *two = b;

  return g_strcmp0 (one->school_id, two->school_id) == 0 && g_strcmp0 (one->name, two->name) == 0
         && g_strcmp0 (one->rating, two->rating) == 0 && g_strcmp0 (one->words, two->words) == 0;
}

/**
 * fettle_review_item_get_school:
 * @self: an item
 *
 * Returns: id of the school
 */
const char *
fettle_review_item_get_school (FettleReviewItem *self)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_ITEM (self), NULL);

  return self->school_id;
}

/**
 * fettle_review_item_get_name:
 * @self: an item
 *
 * Returns: name of the school
 */
const char *
fettle_review_item_get_name (FettleReviewItem *self)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_ITEM (self), NULL);

  return self->name;
}

/**
 * fettle_review_item_get_rating:
 * @self: an item
 *
 * Returns: (nullable): code of the overall rating
 */
const char *
fettle_review_item_get_rating (FettleReviewItem *self)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_ITEM (self), NULL);

  return self->rating;
}

/**
 * fettle_review_item_get_words:
 * @self: an item
 *
 * Returns: its rating, concerns, last review and next date in one line
 */
const char *
fettle_review_item_get_words (FettleReviewItem *self)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_ITEM (self), NULL);

  return self->words;
}

/**
 * fettle_review_rating_to_words:
 * @data: an intervention
 *
 * Returns: (transfer full): the overall rating and the direction of travel: "Red, deteriorating"
 */
char *
fettle_review_rating_to_words (const FettleCaseData *data)
{
  FettleRecord *rating = fettle_case_data_find_newest (data, "concern-rating", NULL, NULL);
  const char *direction = rating ? fettle_record_get_text (rating, "direction") : NULL;
  const char *label;
  g_autofree char *lower = NULL;

  if (!rating)
    return g_strdup (_("Not rated"));
  label = fettle_vocabulary_label ("concern-rag", fettle_record_get_text (rating, "rating"));
  if (!direction)
    return g_strdup (label);
  lower = fettle_text_lower (fettle_vocabulary_label ("concern-direction", direction));
  /* Translators: a rating and a direction of travel: "Red, deteriorating". */
  return g_strdup_printf (_("%1$s, %2$s"), label, lower);
}

/**
 * fettle_review_rating_get_class:
 * @rating: (nullable): code of an overall rating
 *
 * Returns: the style class of it; its words stand beside it always
 */
const char *
fettle_review_rating_get_class (const char *rating)
{
  if (g_strcmp0 (rating, "red") == 0)
    return "rating-red";
  if (g_strcmp0 (rating, "amber") == 0)
    return "rating-amber";
  return g_strcmp0 (rating, "green") == 0 ? "rating-green" : "rating-none";
}
