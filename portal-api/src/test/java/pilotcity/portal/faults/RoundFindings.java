package pilotcity.portal.faults;

import java.util.ArrayList;
import java.util.List;

/** What was not as it must be after a round. */
final class RoundFindings {
    int lost;
    int twice;
    int different;
    int broken;
    private final List<String> said = new ArrayList<>();

    void say(String what) {
        said.add(what);
    }

    List<String> said() {
        return said;
    }

    void add(RoundFindings more) {
        lost += more.lost;
        twice += more.twice;
        different += more.different;
        broken += more.broken;
        said.addAll(more.said);
    }
}
