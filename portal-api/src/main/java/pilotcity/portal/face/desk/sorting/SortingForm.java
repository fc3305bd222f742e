package pilotcity.portal.face.desk.sorting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pilotcity.portal.face.desk.sorting.step.SortingAct;
import pilotcity.portal.face.desk.sorting.step.SortingStep;
import pilotcity.portal.face.desk.sorting.step.UndoStack;
import pilotcity.portal.face.shared.page.htmlform.FormKey;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.kernel.verb.input.InputField;

/**
 * What a page of the sorting desk sends.
 *
 * @param state of the page, as its address says it
 * @param list whether the page is the list
 * @param back whether what was done last is taken back
 * @param steps what is to be done
 * @param suggested whether those that are ticked are taken as the list proposes
 * @param have ids of records that the page has already
 * @param page its number, or 0 where it has none
 */
record SortingForm(
        PageQuery state,
        boolean list,
        boolean back,
        List<SortingStep> steps,
        boolean suggested,
        List<String> have,
        long page,
        String key) {
    /** What the address of the page holds, too. */
    private static final List<InputField> STATE = List.of(
            InputField.text("as", 200, "机构", "Whose desk"),
            InputField.text(Sorter.WHOSE, 20, "谁手中的", "In whose hands"),
            InputField.text(Sorter.SEAT, 36, "座位", "Where one sits"),
            InputField.text("skip", 200, "跳过的", "What was skipped").many(),
            InputField.text("least", 10, "至少多大把握", "How sure at least"),
            InputField.text("undo", 4_000, "可撤销的", "How it is taken back").many());

    private static final List<InputField> OWN = List.of(
            InputField.text("view", 10, "哪一页", "Which page"),
            InputField.text("step", 2_000, "做什么", "What is done to a record").many(),
            InputField.text("chosen", 600, "勾选的", "The records that are ticked").many(),
            InputField.text("act", 20, "对所选做什么", "What is done to those that are ticked"),
            InputField.text("category", 200, "类别", "The category"),
            InputField.text(Sorter.PAGE, 18, "页号", "The number of the page"),
            InputField.text("have", 20_000, "已有的", "What the page has"),
            FormKey.FIELD);

    static final List<InputField> FIELDS = fields();

    private static final String SUGGESTED = "suggested";
    private static final String BACK = "back";

    private static List<InputField> fields() {
        List<InputField> all = new ArrayList<>(STATE);
        all.addAll(OWN);
        return List.copyOf(all);
    }

    /** @throws pilotcity.portal.kernel.problem.Problem BAD_REQUEST for what is no step */
    static SortingForm of(Submitted sent) {
        PageQuery state = state(sent);
        boolean back = sent.other("act").equals(BACK);
        return new SortingForm(
                state,
                sent.other("view").equals("list"),
                back,
                back ? UndoStack.parse(state.all("undo")).last() : steps(sent),
                sent.other("act").equals(SUGGESTED),
                List.of(sent.other("have").split("[\\s,]+", 0)),
                page(sent.other(Sorter.PAGE)),
                FormKey.orFresh(sent));
    }

    private static long page(String number) {
        return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
    }

    private static PageQuery state(Submitted sent) {
        Map<String, Set<String>> state = new LinkedHashMap<>();
        for (InputField field : STATE) {
            List<String> given = field.list() ? sent.others(field.name()) : List.of(sent.other(field.name()));
            Set<String> values = new LinkedHashSet<>(given);
            values.removeIf(String::isBlank);
            if (!values.isEmpty()) {
                state.put(field.name(), values);
            }
        }
        return new PageQuery(state);
    }

    private static List<SortingStep> steps(Submitted sent) {
        List<SortingStep> steps = new ArrayList<>();
        String category = sent.other("category");
        sent.others("step").forEach(text -> {
            SortingStep step = SortingStep.parse(text);
            steps.add(step.act() == SortingAct.CATEGORY ? step.orWith(category) : step);
        });
        if (!sent.other("act").isEmpty()) {
            String decided = sent.other("act").equals(SUGGESTED) ? "" : category;
            sent.others("chosen").forEach(text -> steps.add(SortingStep.ofChosen(text, decided)));
        }
        return List.copyOf(steps);
    }
}
