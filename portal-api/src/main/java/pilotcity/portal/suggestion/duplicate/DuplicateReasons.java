package pilotcity.portal.suggestion.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.learning.duplicate.DuplicateEvidence;
import pilotcity.portal.kernel.learning.duplicate.Separation;

/** Says why two reports may mean the same, in both languages. */
final class DuplicateReasons {
    private static final double SAME_PICTURE = 0.9;
    private static final double SIMILAR_PICTURE = 0.8;
    private static final double SIMILAR_WORDS = 0.25;
    private static final double SAME_ADDRESS = 0.95;
    private static final double SIMILAR_ADDRESS = 0.7;
    private static final double HOURS_A_DAY = 24;

    private final DuplicateEvidence evidence;
    private final List<Label> reasons = new ArrayList<>();

    private DuplicateReasons(DuplicateEvidence evidence) {
        this.evidence = evidence;
    }

    /** @param metres as far as they may be said */
    static List<Label> of(
            DuplicateEvidence evidence,
            @Nullable Double metres,
            ReportTraits report,
            Candidate candidate,
            Kind<?> kind) {
        DuplicateReasons all = new DuplicateReasons(evidence);
        all.addPicture(evidence.pictureSimilarity());
        all.addPlace(metres);
        all.addTime(candidate.traits().isBefore(report));
        all.addTexts();
        all.addClosing(candidate, kind);
        return List.copyOf(all.reasons);
    }

    private void add(String zh, String en) {
        reasons.add(new Label(zh, en));
    }

    private void addPicture(@Nullable Double similarity) {
        if (similarity != null && similarity >= SAME_PICTURE) {
            add("照片相同", "the same picture");
        } else if (similarity != null && similarity >= SIMILAR_PICTURE) {
            add("照片相似", "a similar picture");
        }
    }

    private void addPlace(@Nullable Double metres) {
        if (metres != null) {
            long whole = Math.round(metres);
            add(whole == 0 ? "在同一地点" : "相距 " + whole + " 米", whole == 0 ? "at the same place" : whole + " m away");
        } else if (evidence.separation() instanceof Separation.SameArea) {
            add("在同一片区域", "in the same area");
        } else if (evidence.separation() instanceof Separation.Metres) {
            add("就在附近", "close by");
        }
    }

    private void addTime(boolean earlier) {
        long days = Math.round(evidence.daysApart());
        long hours = Math.round(evidence.daysApart() * HOURS_A_DAY);
        if (hours == 0) {
            add("几乎同时上报", "reported at almost the same time");
        } else if (hours < HOURS_A_DAY) {
            add((earlier ? "早 " : "晚 ") + hours + " 小时", counted(hours, "hour", earlier));
        } else {
            add((earlier ? "早 " : "晚 ") + days + " 天", counted(days, "day", earlier));
        }
    }

    private static String counted(long number, String unit, boolean earlier) {
        return number + " " + unit + (number == 1 ? "" : "s") + (earlier ? " earlier" : " later");
    }

    private void addTexts() {
        Double address = evidence.addressSimilarity();
        if (address != null && address >= SIMILAR_ADDRESS) {
            boolean same = address >= SAME_ADDRESS;
            add(same ? "地址相同" : "地址相似", same ? "the same address" : "a similar address");
        }
        Double words = evidence.wordSimilarity();
        if (words != null && words >= SIMILAR_WORDS) {
            add("描述相似", "similar words");
        }
    }

    /** What has been done about it already, as the kind calls its state. */
    private void addClosing(Candidate candidate, Kind<?> kind) {
        if (isClosed(candidate) && candidate.document().value("status") instanceof String status) {
            Optional<Label> called = kind.findField("status").map(Field::codes).map(codes -> codes.get(status));
            called.ifPresent(label -> add("已结：" + label.zh(), "closed already: " + label.en()));
        }
    }

    static boolean isClosed(Candidate candidate) {
        return Boolean.FALSE.equals(candidate.document().value("isOpen"));
    }
}
