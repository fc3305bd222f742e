package pilotcity.portal.face.desk.sorting.step;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done to a record at the sorting desk, and by which verb. */
public enum SortingAct {
    CATEGORY("classify"),
    UNSORTED("classify"),
    /** Takes back that the category was confirmed. */
    UNCONFIRM("classify"),
    DANGER("classify"),
    SPLIT("split"),
    MERGE("merge"),
    REOPEN("reopen");

    private final String verb;

    SortingAct(String verb) {
        this.verb = verb;
    }

    public String verb() {
        return verb;
    }

    /** As steps and texts name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SortingAct> find(String code) {
        return Arrays.stream(values()).filter(act -> act.code().equals(code)).findFirst();
    }
}
