package pilotcity.portal.kernel.table.schema.proposal.column;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote.Code;
import pilotcity.portal.kernel.table.source.EnglishCount;

/** Columns of dates and times. Whether the day or the month comes first is asked where the values do not tell. */
final class TimeDecision {
    private static final Set<String> TIMES = Set.of("date", "datetime", "time", "yearmonth");
    private static final Set<String> BARE_DIGITS = Set.of("%Y%m%d", "%Y%m%d%H%M%S");
    private static final double FIRST_DAY = 18_000_101;
    private static final double LAST_DAY = 21_001_231;
    private static final double TO_SECONDS = 1e6;

    private TimeDecision() {}

    /**
     * Whether the column has been decided to be one, or to stay text until somebody says which.
     *
     * @param fitting the candidates that count
     * @param nearly whether some cells fit none
     */
    static boolean decide(ColumnDraft draft, List<Candidate> fitting, boolean nearly) {
        List<Candidate> times = fitting.stream()
                .filter(each -> TIMES.contains(each.way().type()))
                .sorted(Comparator.comparingLong(Candidate::misses))
                .toList();
        List<Candidate> written = times.stream()
                .filter(each -> !BARE_DIGITS.contains(each.way().format()))
                .toList();
        if (written.isEmpty()) {
            return !nearly && !times.isEmpty() && bareDigits(draft, times.getFirst());
        }
        Candidate best = written.getFirst();
        Optional<Candidate> other = other(best, written);
        if (other.isPresent()) {
            draft.text();
            draft.alternative(best);
            draft.alternative(other.get());
            draft.note(ProposalNote.asked(
                    Code.DAY_OR_MONTH,
                    "无法判断日和月哪个在前：" + best.way().format() + " 还是 "
                            + other.get().way().format() + "？",
                    "it cannot be told whether the day or the month comes first: "
                            + best.way().format() + " or " + other.get().way().format() + "?"));
            return true;
        }
        draft.choose(best);
        written.forEach(draft::alternative);
        zone(draft, best);
        if (best.misses() > 0) {
            misfits(draft, best);
        }
        return true;
    }

    /** The one with day and month the other way round, where it fits as many cells, or some that the best does not. */
    private static Optional<Candidate> other(Candidate best, List<Candidate> written) {
        String format = best.way().format();
        String swapped = swapped(format);
        if (swapped.equals(format)) {
            return Optional.empty();
        }
        return written.stream()
                .filter(each -> each.way().type().equals(best.way().type())
                        && each.way().format().equals(swapped)
                        && (each.misses() == best.misses()
                                || best.misfits().stream()
                                        .anyMatch(misfit -> each.way().column().value(misfit.value()) != null)))
                .findFirst();
    }

    private static String swapped(String format) {
        boolean ends = format.startsWith("%d") || format.startsWith("%m");
        return !ends ? format : format.replace("%d", "%_").replace("%m", "%d").replace("%_", "%m");
    }

    private static void zone(ColumnDraft draft, Candidate best) {
        String zone = best.way().field().path("timezone").asText(null);
        if (zone != null) {
            draft.note(ProposalNote.asked(
                    Code.TIMEZONE,
                    "时间没有写明时差：按 " + zone + " 读取，对吗？",
                    "the times have no offset from UTC: are they of " + zone + "?"));
        }
    }

    /** Eight digits may be a day, a number, or a name for something. */
    private static boolean bareDigits(ColumnDraft draft, Candidate day) {
        boolean seconds = day.way().type().equals("datetime");
        double scale = seconds ? TO_SECONDS : 1;
        ColumnProfile profile = draft.profile();
        if (profile.numbers().least() < FIRST_DAY * scale || profile.numbers().greatest() > (LAST_DAY + 1) * scale) {
            return false;
        }
        draft.alternative(CandidateWays.field("string"));
        draft.alternative(CandidateWays.field("integer"));
        if (ColumnNames.DATE.fits(profile.name())) {
            draft.choose(day);
            zone(draft, day);
            return true;
        }
        draft.text();
        draft.alternative(day);
        draft.note(ProposalNote.asked(
                Code.EIGHT_DIGITS,
                "所有值都像 " + day.way().format() + "：是日期、数字，还是编号？",
                "all values look like " + day.way().format() + ": are they dates, numbers, or codes?"));
        return true;
    }

    /** Says of a column that stays text that half of it and its name say that it is one of dates. */
    static void pointOut(ColumnDraft draft, List<Candidate> half) {
        half.stream()
                .filter(each -> TIMES.contains(each.way().type())
                        && !BARE_DIGITS.contains(each.way().format())
                        && ColumnNames.DATE.fits(draft.profile().name()))
                .min(Comparator.comparingLong(Candidate::misses))
                .ifPresent(best -> {
                    misfits(draft, best);
                    draft.alternative(best);
                });
    }

    static void misfits(ColumnDraft draft, Candidate chosen) {
        Candidate.Misfit first = chosen.misfits().getFirst();
        String what = chosen.way().column().reader().description().en();
        String zh = chosen.way().column().reader().description().zh();
        draft.note(ProposalNote.asked(
                        Code.MISFITS,
                        chosen.misses() + " 个值不是" + zh + "，如第 " + first.row() + " 行的“" + first.value()
                                + "”：要改正文件，还是把整列作为文本？",
                        EnglishCount.of(chosen.misses(), "value")
                                + EnglishCount.verb(chosen.misses(), " is no ", " are no ") + what + ", such as '"
                                + first.value() + "' in row "
                                + first.row() + ": correct the file, or take the column as text?")
                .at(chosen.misfits().stream().map(Candidate.Misfit::row).toList()));
        draft.alternative(CandidateWays.field("string"));
    }
}
