package pilotcity.portal.servicerequest.lifecycle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import pilotcity.index.kind.Label;

/** Where a record is in its life. */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is never changed
public enum Status {
    REPORTED("已上报", "Reported"),
    SCREENED("已筛查", "Screened"),
    ACCEPTED("已受理", "Accepted"),
    REFERRED("已转交", "Referred"),
    IN_PROGRESS("处理中", "In progress"),
    RESOLVED("已办结", "Resolved"),
    CONFIRMED("已确认解决", "Confirmed"),
    DECLINED("不予受理", "Declined"),
    DUPLICATE("重复", "Duplicate"),
    WITHDRAWN("已撤回", "Withdrawn"),
    REOPENED("重新打开", "Reopened"),
    /** Another system closed it, and nobody here has to confirm that. */
    CLOSED_BY_SOURCE("来源已关闭", "Closed by the source"),
    /** Only passed through: no record stays there. */
    DISPUTED("有异议", "Disputed");

    private static final Set<Status> CLOSED =
            Set.of(RESOLVED, CONFIRMED, DECLINED, DUPLICATE, WITHDRAWN, CLOSED_BY_SOURCE);

    private final Label label;

    Status(String zh, String en) {
        this.label = new Label(zh, en);
    }

    public Label label() {
        return label;
    }

    /** As it is written in documents and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean closed() {
        return CLOSED.contains(this);
    }

    /** @throws IllegalArgumentException when there is none of that code */
    public static Status of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status " + code));
    }
}
