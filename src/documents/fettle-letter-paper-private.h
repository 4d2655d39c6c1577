/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "documents/fettle-letter-paper.h"
#include "documents/fettle-odt-private.h"
#include "documents/fettle-picture.h"

G_BEGIN_DECLS

/* All lengths are in points. A colour is 0xRRGGBB, or FETTLE_NO_COLOUR. */
#define FETTLE_NO_COLOUR G_MAXUINT32

typedef struct
{
  char *family;
  double size;
  gboolean bold;
  gboolean italic;
  gboolean underline;
  guint32 colour;
  guint32 background;
} FettleTextLook;

typedef struct
{
  double top, bottom, left, right, indent;
  double line_height; /* times the font's own */
  PangoAlignment align;
  gboolean justify;
  gboolean keep_next;
  gboolean break_before;
  double rule;        /* width of a line under it */
  guint32 rule_colour;
  double rule_gap;
} FettleParagraphLook;

typedef struct
{
  double padding;
  double border;
  guint32 border_colour;
  guint32 background;
} FettleCellLook;

/* Where the styles of a document are looked up: first those of the part at hand, then the named ones. */
typedef struct
{
  const FettleOdt *odt;
  GHashTable *named;
  GHashTable *content;
  GHashTable *pages;
} FettleStyleBook;

typedef enum
{
  FETTLE_BLOCK_PARAGRAPH,
  FETTLE_BLOCK_TABLE,
  FETTLE_BLOCK_PICTURE,
} FettleBlockKind;

typedef struct
{
  GPtrArray *blocks;
  guint span;
  gboolean is_heading;
  FettleCellLook look;
} FettleBlockCell;

typedef struct
{
  GPtrArray *cells;
  gboolean is_heading;
  double min_height;
} FettleBlockRow;

typedef struct
{
  FettleBlockKind kind;
  FettleParagraphLook look;
  /* a paragraph */
  guint level; /* of a heading, or 0 */
  guint list;  /* which list, or 0 */
  char *label; /* of a list item's first paragraph */
  FettleTextLook text_look;
  char *text;
  PangoAttrList *attributes;
  /* a table */
  GPtrArray *rows;
  GArray *widths;
  /* a picture */
  FettlePicture *picture;
  double width, height;
} FettleBlock;

/* fettle-letter-look.c */
FettleStyleBook *fettle_style_book_new       (const FettleOdt       *odt);
void             fettle_style_book_free      (FettleStyleBook       *book);
double           fettle_look_length          (const char            *text,
                                              double                 whole);
xmlNode         *fettle_style_book_find      (FettleStyleBook       *book,
                                              gboolean               in_content,
                                              const char            *family,
                                              const char            *name);
char            *fettle_style_book_get       (FettleStyleBook       *book,
                                              gboolean               in_content,
                                              const char            *family,
                                              const char            *style,
                                              const char            *properties,
                                              const char            *name_space,
                                              const char            *name);
void             fettle_look_get_paragraph   (FettleStyleBook       *book,
                                              gboolean               in_content,
                                              const char            *style,
                                              FettleParagraphLook   *look);
void             fettle_look_apply_text      (FettleStyleBook       *book,
                                              gboolean               in_content,
                                              const char            *family,
                                              const char            *style,
                                              FettleTextLook        *look);
void             fettle_look_get_cell        (FettleStyleBook       *book,
                                              gboolean               in_content,
                                              const char            *style,
                                              FettleCellLook        *look);
/* fettle-letter-blocks.c */
GPtrArray       *fettle_blocks_new           (FettleStyleBook       *book,
                                              const xmlNode         *container,
                                              gboolean               in_content,
                                              guint                  page,
                                              guint                  n_pages);
/* fettle-letter-runs.c */
void             fettle_block_set_text       (FettleBlock           *block,
                                              FettleStyleBook       *book,
                                              const xmlNode         *paragraph,
                                              gboolean               in_content,
                                              guint                  page,
                                              guint                  n_pages);

/* A paragraph laid out, or a table whose rows are; as high as it is, wherever it comes to stand. */
typedef struct
{
  FettleBlock *block;
  PangoLayout *layout;
  PangoLayout *label;
  GArray *ends;      /* double: where each line ends, from the top of the first */
  GArray *baselines; /* double: where each line stands */
  double height; /* without the space above and below */
  GPtrArray *rows;
} FettleLaid;

typedef struct
{
  GPtrArray *cells;   /* FettleLaidCell */
  FettleBlockRow *row;
  double height;
} FettleLaidRow;

typedef struct
{
  FettleBlockCell *cell;
  GPtrArray *laid;
  double x, width, height;
} FettleLaidCell;

/* fettle-letter-split.c */
void             fettle_blocks_split_long    (GPtrArray             *blocks);
/* fettle-letter-measure.c */
GPtrArray       *fettle_laid_new             (PangoContext          *context,
                                              GPtrArray             *blocks,
                                              double                 width);
double           fettle_laid_stack_height    (GPtrArray             *laid);

/* What is drawn on a page, in reading order. Numbers tell which pieces belong together; 0 is none. */
typedef struct
{
  FettleLaid *laid;
  double x, y;
  guint first_line, n_lines;
  guint table, row, cell;
  gboolean is_heading_cell;
} FettlePiece;

typedef struct
{
  double x, y, width, height;
  FettleCellLook look;
} FettleBox;

typedef struct
{
  GArray *pieces;
  GArray *boxes;
} FettlePage;

/* fettle-letter-flow.c */
GPtrArray       *fettle_pages_new            (GPtrArray             *laid,
                                              double                 first_height,
                                              double                 other_height);
FettlePage      *fettle_page_new             (void);
void             fettle_page_stack           (FettlePage            *page,
                                              GPtrArray             *laid);
/* fettle-letter-draw.c */
void             fettle_page_draw            (const FettlePage      *page,
                                              cairo_t               *cr,
                                              double                 x,
                                              double                 y,
                                              gboolean               tagged);
void             fettle_page_free            (FettlePage            *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettlePage, fettle_page_free)

G_END_DECLS
