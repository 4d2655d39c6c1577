/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/forms/fettle-case-forms.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-id.h"
#include "ui/widgets/fettle-host.h"

/* The formats are constants of the table; only their translation is looked up. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
name_school (const char   *format,
             FettleRecord *school)
{
  return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "step", format), fettle_record_get_text (school, "name"));
}
#pragma GCC diagnostic pop

/* A visit says its day, which is only known when the form is saved. */
static char *
label_visit (FettleRecord *visit,
             const char   *school_name)
{
  gboolean held = fettle_record_get_text (visit, "held-on") != NULL;
  g_autofree char *day = fettle_date_iso_to_words (fettle_record_get_text (visit, held ? "held-on" : "planned-on"));

  if (!*day || fettle_record_get_text (visit, "cancelled-on"))
    return NULL;
  if (held)
    /* Translators: %1$s is a school, %2$s a date. */
    return g_strdup_printf (C_("step", "Visit to %1$s on %2$s recorded"), school_name, day);
  /* Translators: %1$s is a school, %2$s a date. */
  return g_strdup_printf (C_("step", "Visit to %1$s planned for %2$s"), school_name, day);
}

/**
 * fettle_case_form_get_labeller:
 * @kind: a kind of record
 *
 * Returns: (nullable): what words the label of the step from what was typed; %NULL where the form's own label says all
 */
FettleFormLabelFunc
fettle_case_form_get_labeller (const char *kind)
{
  return g_strcmp0 (kind, "visit") == 0 ? label_visit : NULL;
}

/* Only one of the papers that a copy may be of is its own; the page says which. */
static gboolean
is_linked_by_itself (const FettleKind  *kind,
                     const FettleField *field)
{
  static const char *const never[] = { "school", "document", "inspection", "case-review", "review-meeting", NULL };

  return field->type == FETTLE_FIELD_LINK && !g_strv_contains (never, field->of)
         && !g_str_equal (kind->name, "notice-copy");
}

static FettleRecord *
find_link (const FettleCaseData *data,
           const FettleKind     *kind,
           const FettleField    *field)
{
  if (g_str_equal (field->name, "case"))
    return fettle_case_data_get_case (data);
  if (g_str_equal (field->of, "power-use"))
    return fettle_case_data_find_newest (data, field->of, "power",
                                         g_str_equal (kind->name, "additional-governor") ? "s64" : "s66");
  return fettle_case_data_find_newest (data, field->of, NULL, NULL);
}

static void
fill_links (const FettleCaseData *data,
            FettleRecord         *record)
{
  const FettleKind *kind = fettle_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const FettleField *field = &kind->fields[i];
      FettleRecord *target = is_linked_by_itself (kind, field) ? find_link (data, kind, field) : NULL;

      if (target)
        fettle_record_set_nth (record, i, fettle_record_get_id (target));
    }
}

static gboolean
lacks_link (FettleRecord *record)
{
  const FettleKind *kind = fettle_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == FETTLE_FIELD_LINK && (kind->fields[i].flags & FETTLE_FIELD_REQUIRED)
        && !fettle_record_get_nth (record, i))
      return TRUE;
  return FALSE;
}

/* The day that the record must have is today until the person says otherwise; who writes is who did it. */
static void
fill_day_and_person (FettleRecord *record,
                     FettleDate    today)
{
  static const char *const persons[] = { "raised-by", "rated-by", "decided-by", "lead-officer" };
  const FettleKind *kind = fettle_record_get_kind (record);
  g_autofree char *iso = fettle_date_to_iso (today);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == FETTLE_FIELD_DATE && (kind->fields[i].flags & FETTLE_FIELD_REQUIRED))
      {
        if (!g_str_equal (kind->name, "deadline"))
          fettle_record_set_nth (record, i, iso);
        break;
      }
  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    if (fettle_kind_find_field (kind, persons[i]) >= 0)
      fettle_record_set_text (record, persons[i], g_get_real_name ());
  if (g_str_equal (kind->name, "intervention-case") || g_str_equal (kind->name, "concern"))
    fettle_record_set_text (record, "state", "open");
}

/**
 * fettle_case_form_begin:
 * @data: the intervention at a school
 * @kind: a kind of record
 * @today: today
 *
 * Begins a record: it belongs to the open case, and rests on the last paper that its kind rests on.
 *
 * Returns: (transfer full) (nullable): the record to fill in; %NULL where what it must rest on is not there yet
 */
FettleRecord *
fettle_case_form_begin (const FettleCaseData *data,
                        const char           *kind,
                        FettleDate            today)
{
  g_autofree char *id = fettle_id_new ();
  g_autoptr (FettleRecord) record = NULL;

  g_return_val_if_fail (fettle_case_form_find (kind) != NULL, NULL);

  record = fettle_record_new (fettle_kind_get (kind), id);
  fettle_record_set_text (record, "school", fettle_record_get_id (data->school));
  fill_links (data, record);
  if (lacks_link (record))
    return NULL;
  fill_day_and_person (record, today);
  return g_steal_pointer (&record);
}

/* What a visit says of the next one is planned along with it, once: undoing it takes back both. */
static void
plan_next_visit_cb (FettleForm   *form,
                    FettleBatch  *batch,
                    FettleRecord *visit,
                    FettleRecord *saved)
{
  static const char *const same[] = { "school", "case", "type", "lead-officer" };
  const char *day = fettle_record_get_text (visit, "next-visit-on");
  g_autofree char *id = fettle_id_new ();
  g_autoptr (FettleRecord) next = fettle_record_new (fettle_record_get_kind (visit), id);

  if (!day || (saved && fettle_record_get_text (saved, "next-visit-on")))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    fettle_record_set_text (next, same[i], fettle_record_get_text (visit, same[i]));
  fettle_record_set_text (next, "planned-on", day);
  fettle_batch_put (batch, next, NULL);
}

static void
unref_saved (gpointer  data,
             GClosure *closure)
{
  if (data)
    g_object_unref (data);
}

/**
 * fettle_case_form_new:
 * @session: the session
 * @parent: the window it stands over
 * @school: the school
 * @record: the record to edit, not sealed
 * @saved: (nullable): the record as the register holds it; %NULL for a new one
 * @draft_id: (nullable): the draft that @record was recovered from
 *
 * Returns: (transfer none): the guided form of a step, or of a visit; present it
 */
FettleForm *
fettle_case_form_new (FettleSession *session,
                      GtkWindow     *parent,
                      FettleRecord  *school,
                      FettleRecord  *record,
                      FettleRecord  *saved,
                      const char    *draft_id)
{
  const FettleCaseForm *form = fettle_case_form_find (fettle_record_get_kind (record)->name);
  g_autofree char *label = NULL;
  g_autofree char *draft_name = NULL;
  FettleFormSpec spec;
  FettleForm *window;

  g_return_val_if_fail (form != NULL, NULL);

  label = name_school (saved ? form->edit_label : form->add_label, school);
  /* Translators: what a form is about, where it was not saved: %1$s is its title, %2$s a school: "Warning Notice for Oak School". */
  draft_name = g_strdup_printf (_("%1$s for %2$s"), _(form->title), fettle_record_get_text (school, "name"));
  spec = (FettleFormSpec) {
    .form = form->kind,
    .title = _(form->title),
    .draft_name = draft_name,
    .batch_label = label,
    .make_label = saved ? NULL : fettle_case_form_get_labeller (form->kind),
    .label_name = fettle_record_get_text (school, "name"),
    .sections = form->sections,
    .school_id = fettle_record_get_id (school),
  };
  window = fettle_form_new (session, parent, &spec, record, saved, draft_id);
  if (g_str_equal (form->kind, "visit"))
    g_signal_connect_data (window, "fill-batch", G_CALLBACK (plan_next_visit_cb), saved ? g_object_ref (saved) : NULL,
                           unref_saved, G_CONNECT_DEFAULT);
  return window;
}

static void
set_date (FettleRecord *record,
          const char   *field,
          FettleDate    date)
{
  g_autofree char *iso = date != FETTLE_DATE_NONE ? fettle_date_to_iso (date) : NULL;

  fettle_record_set_text (record, field, iso);
}

static FettleRecord *
begin_decision (const FettleCaseData *data,
                const FettleClock    *clock,
                FettleDate            today)
{
  FettleRecord *record = fettle_case_form_begin (data, "clock-override", today);

  fettle_record_set_text (record, "clock", clock->id);
  fettle_record_set_text (record, "rule", clock->result->rule);
  set_date (record, "computed", clock->result->date);
  set_date (record, "chosen", clock->chosen);
  set_date (record, "snooze-until", clock->snooze_until);
  set_date (record, "decided-on", today);
  return record;
}

/* A reminder is one thing, another date is another: a date of law can only be reminded of. */
static const FettleFormSection reminders[][2] = {
  { { N_("Your Reminder"), N_("It may be any day. The date itself stays as it is, in every list."), FALSE,
      { "snooze-until", "reason", "decided-by", "decided-on" } } },
  { { N_("Your Reminder"), N_("It may be any day. The date itself stays as it is, in every list."), FALSE,
      { "snooze-until", "snooze-reason" } } },
};

static const FettleFormSection changes[][2] = {
  { { N_("Another Date"), N_("What was named first stays on view beside it."), FALSE,
      { "chosen", "reason", "decided-by", "decided-on" } } },
  { { N_("Another Date"), N_("Of a date that somebody promised."), FALSE, { "due-on", "owner", "note" } } },
};

/* The school, what is due, and the day that was computed. */
static char *
tell_clock (const FettleCaseData *data,
            const FettleClock    *clock)
{
  g_autofree char *day = fettle_date_to_words (clock->result->date);

  /* Translators: %1$s is a school, %2$s what is due, %3$s a date. */
  return g_strdup_printf (_("%1$s: “%2$s” is due on %3$s."), fettle_case_data_get_name (data), clock->title, day);
}

static void
present_decision (FettleSession           *session,
                  GtkWindow               *parent,
                  const FettleCaseData    *data,
                  const FettleClock       *clock,
                  const char              *title,
                  const FettleFormSection  (*sections)[2])
{
  gboolean own = g_str_equal (clock->record_kind, "deadline");
  FettleRecord *saved = own ? fettle_case_data_find (data, clock->record_id) : NULL;
  g_autoptr (FettleRecord) record = saved ? fettle_record_copy (saved)
                                          : begin_decision (data, clock, fettle_session_get_today (session));
  const FettleCaseForm *form = fettle_case_form_find (fettle_record_get_kind (record)->name);
  g_autofree char *label = name_school (saved ? form->edit_label : form->add_label, data->school);
  g_autofree char *draft_name = g_strdup_printf (_("%1$s for %2$s"), title, fettle_case_data_get_name (data));
  g_autofree char *about = tell_clock (data, clock);
  const FettleFormSpec spec = {
    .form = form->kind,
    .title = title,
    .draft_name = draft_name,
    .batch_label = label,
    .sections = sections[own ? 1 : 0],
    .about = about,
    .school_id = fettle_record_get_id (data->school),
  };

  gtk_window_present (GTK_WINDOW (fettle_form_new (session, parent, &spec, record, saved, NULL)));
}

/**
 * fettle_case_form_remind:
 * @session: the session
 * @parent: the window it stands over
 * @data: the intervention at a school
 * @clock: one of its clocks
 *
 * Shows the form to be reminded of a date on another day, which moves nothing.
 */
void
fettle_case_form_remind (FettleSession        *session,
                         GtkWindow            *parent,
                         const FettleCaseData *data,
                         const FettleClock    *clock)
{
  present_decision (session, parent, data, clock, _("Remind Me"), reminders);
}

/**
 * fettle_case_form_change_date:
 * @session: the session
 * @parent: the window it stands over
 * @data: the intervention at a school
 * @clock: one of its clocks, whose date somebody named: the law's cannot be changed
 *
 * Shows the form to name another date, with a reason. Each decision is a record of its own, and the newest counts; a
 * date that somebody promised is changed itself.
 */
void
fettle_case_form_change_date (FettleSession        *session,
                              GtkWindow            *parent,
                              const FettleCaseData *data,
                              const FettleClock    *clock)
{
  g_return_if_fail (!fettle_clock_is_of_law (clock));

  present_decision (session, parent, data, clock, _("Change the Date"), changes);
}

/**
 * fettle_case_form_mark_done:
 * @widget: any widget of the window
 * @session: the session
 * @data: the intervention at a school
 * @deadline_id: id of a promised date of it
 *
 * Marks what was promised as done today. Dates of law are done by their own records, and stay as they are.
 */
void
fettle_case_form_mark_done (GtkWidget            *widget,
                            FettleSession        *session,
                            const FettleCaseData *data,
                            const char           *deadline_id)
{
  FettleRecord *saved = fettle_case_data_find (data, deadline_id);
  g_autofree char *today = fettle_date_to_iso (fettle_session_get_today (session));
  g_autofree char *label = NULL;
  g_autoptr (FettleRecord) record = NULL;
  g_autoptr (FettleBatch) batch = NULL;

  if (!saved || !g_str_equal (fettle_record_get_kind (saved)->name, "deadline")
      || !fettle_session_can_write (session))
    return;
  record = fettle_record_copy (saved);
  fettle_record_set_text (record, "done-on", today);
  /* Translators: %1$s is what was promised, %2$s a school. */
  label = g_strdup_printf (C_("step", "“%1$s” at %2$s marked as done"), fettle_record_get_text (saved, "what"),
                           fettle_case_data_get_name (data));
  batch = fettle_batch_new (label);
  fettle_batch_put (batch, record, saved);
  fettle_host_apply (widget, batch, _("Not Saved"));
}

/**
 * fettle_case_form_make_label:
 * @form: a form
 * @school: the school
 *
 * Returns: (transfer full): what saving a new record by it has done, as the history and the toast say it
 */
char *
fettle_case_form_make_label (const FettleCaseForm *form,
                             FettleRecord         *school)
{
  g_return_val_if_fail (form != NULL, NULL);

  return name_school (form->add_label, school);
}
