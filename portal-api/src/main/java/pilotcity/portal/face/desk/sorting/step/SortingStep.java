package pilotcity.portal.face.desk.sorting.step;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.problem.Problem;

/**
 * One thing done to one record, as a button names it: {@code 17@3 category litter} is to sort record 17, which the page
 * showed in its version 3, as litter.
 *
 * @param argument a category, a danger or a record; the categories of the parts of a split; or empty
 */
public record SortingStep(String id, int version, SortingAct act, String argument) {
    private static final Pattern STEP =
            Pattern.compile("([^@\\s]{1,200})@([0-9]{1,9}) ([a-z]{1,20})(?: ([^\\s]{1,1500}))?");
    private static final Pattern CHOSEN = Pattern.compile("([^@\\s]{1,200})@([0-9]{1,9})(?: ([^\\s]{1,200}))?");

    /** @throws Problem BAD_REQUEST for what is no step */
    public static SortingStep parse(String text) {
        Matcher matcher = STEP.matcher(text);
        if (matcher.matches()) {
            String argument = matcher.group(4) == null ? "" : matcher.group(4);
            return SortingAct.find(matcher.group(3))
                    .map(act -> new SortingStep(matcher.group(1), Integer.parseInt(matcher.group(2)), act, argument))
                    .orElseThrow(() -> malformed("step", text));
        }
        throw malformed("step", text);
    }

    /** A record that was ticked in the list: its version, and the category that the list proposed, where there is one. */
    public static SortingStep ofChosen(String text, String category) {
        Matcher matcher = CHOSEN.matcher(text);
        if (!matcher.matches()) {
            throw malformed("chosen", text);
        }
        String suggested = matcher.group(3) == null ? "" : matcher.group(3);
        return new SortingStep(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                SortingAct.CATEGORY,
                category.isEmpty() ? suggested : category);
    }

    private static Problem malformed(String field, String text) {
        return Problem.field(field, "names a record, its version and what is to be done, not '" + text + "'");
    }

    /** The same with what a field of the page says, where the button leaves it open. */
    public SortingStep orWith(String chosen) {
        return argument.isEmpty() ? new SortingStep(id, version, act, chosen) : this;
    }

    /** The same on another version of the record. */
    public SortingStep at(int other) {
        return new SortingStep(id, other, act, argument);
    }

    /** What takes it back, of a record that had {@code category} and {@code danger} before, or null. */
    public List<SortingStep> reverse(int now, @Nullable String category, @Nullable String danger, List<String> made) {
        return switch (act) {
            case CATEGORY, UNSORTED -> List.of(category(now, category));
            case DANGER -> List.of(new SortingStep(id, now, SortingAct.DANGER, danger == null ? "none" : danger));
            case SPLIT ->
                made.stream()
                        .map(part -> new SortingStep(part, 1, SortingAct.MERGE, id))
                        .toList();
            case MERGE -> List.of(new SortingStep(id, now, SortingAct.REOPEN, ""));
            case UNCONFIRM, REOPEN -> List.of();
        };
    }

    private SortingStep category(int now, @Nullable String before) {
        if (before == null) {
            return new SortingStep(id, now, SortingAct.UNSORTED, "");
        }
        boolean same = act == SortingAct.CATEGORY && before.equals(argument);
        return new SortingStep(id, now, same ? SortingAct.UNCONFIRM : SortingAct.CATEGORY, before);
    }

    @Override
    public String toString() {
        return id + "@" + version + " " + act.code() + (argument.isEmpty() ? "" : " " + argument);
    }
}
