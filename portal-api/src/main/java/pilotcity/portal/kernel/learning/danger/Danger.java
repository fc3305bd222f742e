package pilotcity.portal.kernel.learning.danger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pilotcity.index.kind.Label;

/** What endangers somebody's life, and what to do until help comes. The most urgent is first. */
@SuppressWarnings("ImmutableEnumChecker") // a label is never changed
public enum Danger {
    PERSON(
            "有人受伤或遇险",
            "Somebody is hurt or under threat",
            "有人受伤或昏迷请立即拨打 120，正在被伤害请拨打 110；有轻生的念头，可以随时拨打 12356 找人谈谈。",
            "Call 120 where somebody is hurt or unconscious, 110 where somebody is being attacked; 12356 where somebody thinks of ending their life."),
    FIRE("起火、冒烟", "Fire or smoke", "请马上离开并拨打 119。", "Leave at once and call 119."),
    GAS(
            "燃气泄漏",
            "Gas is leaking",
            "不要开关电器、不要点火，打开门窗并离开，到室外再拨打 119 或燃气公司抢修电话。",
            "Touch no switch and light nothing, open windows and leave; call 119 or the gas company from outside."),
    ELECTRICITY(
            "漏电、电线裸露",
            "Live wires",
            "请远离并提醒他人，不要触碰；紧急时拨打 119 或供电热线 95598。",
            "Keep away, warn others and touch nothing; call 119, or 95598 for the power company."),
    TRAPPED(
            "有人被困",
            "Somebody is trapped",
            "有人被困请拨打 119 或电梯救援电话 96333，不要自行扒门。",
            "Where somebody is trapped, call 119, or 96333 for lifts; do not force the doors."),
    WATER("溺水、涉水危险", "Danger of drowning", "请拨打 119，不要下水施救，不要涉水通过。", "Call 119; do not enter the water."),
    HOLE(
            "路面塌陷、井盖缺失",
            "A hole in the road",
            "请绕开并提醒他人；能安全做到时在旁边放上醒目的东西。",
            "Go round it and warn others; put something visible beside it if that is safe."),
    STRUCTURE(
            "有东西将要坠落、倒塌", "Something is about to fall", "请不要从下面经过，并提醒他人。", "Do not pass beneath it, and warn others.");

    private static final List<String> DENIAL = List.of("no");

    private final Label label;
    private final Label advice;

    Danger(String zh, String en, String adviceZh, String adviceEn) {
        this.label = new Label(zh, en);
        this.advice = new Label(adviceZh, adviceEn);
    }

    /** As documents, addresses and the list of signs name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Danger> find(String code) {
        return Arrays.stream(values())
                .filter(danger -> danger.code().equals(code))
                .findFirst();
    }

    /**
     * Whether somebody was asked for it and says no: a question that has the code of a danger asks for that danger, and
     * its value {@code no} denies it.
     *
     * @param answers by the code of the question
     */
    public boolean isDenied(Map<String, List<String>> answers) {
        return DENIAL.equals(answers.get(code()));
    }

    public Label label() {
        return label;
    }

    /** What to do until help comes. */
    public Label advice() {
        return advice;
    }
}
