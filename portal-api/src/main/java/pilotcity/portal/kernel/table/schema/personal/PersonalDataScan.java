package pilotcity.portal.kernel.table.schema.personal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.privacy.PersonalDataFinding;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;
import pilotcity.portal.kernel.table.schema.CellFault;

/** Counts the cells of a table in which something personal stands. */
public final class PersonalDataScan {
    private static final int LONGEST = 4000;
    private static final int REMEMBERED = 1 << 6;
    private static final int SHORT = 64;

    private final List<String> columns;
    private final PersonalHeader[] headers;
    private final List<Map<PersonalDataColumn.Sort, Count>> counts = new ArrayList<>();

    private final @Nullable String[][] clean;

    private static final class Count {
        private long cells;
        private String sample = "";
    }

    public PersonalDataScan(List<String> columns) {
        this.columns = List.copyOf(columns);
        this.headers = columns.stream().map(PersonalHeader::of).toArray(PersonalHeader[]::new);
        this.clean = new String[columns.size()][REMEMBERED];
        columns.forEach(column -> counts.add(new EnumMap<>(PersonalDataColumn.Sort.class)));
    }

    /** Looks at a cell of the column at {@code column}; of a very long one at its beginning. */
    public void cell(int column, String text) {
        switch (headers[column]) {
            case NAME -> {
                if (PersonalHeader.isName(text)) {
                    count(
                            column,
                            PersonalDataColumn.Sort.NAME,
                            text.substring(0, Character.charCount(text.codePointAt(0))) + "＊＊");
                }
            }
            case HOME_ADDRESS -> {
                if (PersonalHeader.isPrecise(text)) {
                    count(
                            column,
                            PersonalDataColumn.Sort.HOME_ADDRESS,
                            text.substring(0, Math.min(text.length(), 6)) + "＊＊");
                }
            }
            case OTHER -> {}
        }
        if (PersonalDataHints.mayHold(text) && !isKnown(column, text)) {
            screen(column, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        }
    }

    /** Whether the text has been screened shortly before, and held nothing. */
    private boolean isKnown(int column, String text) {
        return text.equals(clean[column][text.hashCode() & (REMEMBERED - 1)]);
    }

    private void screen(int column, String text) {
        PersonalDataMasking.MaskedText screened = PersonalDataMasking.screen(text);
        if (screened.findings().isEmpty()) {
            if (text.length() <= SHORT) {
                clean[column][text.hashCode() & (REMEMBERED - 1)] = text;
            }
            return;
        }
        PersonalDataColumn.Sort before = null;
        for (PersonalDataFinding finding : screened.findings()) {
            PersonalDataColumn.Sort sort = sort(finding, text);
            if (sort != null && sort != before) {
                count(column, sort, CellFault.shortened(screened.masked()));
                before = sort;
            }
        }
    }

    private static PersonalDataColumn.@Nullable Sort sort(PersonalDataFinding finding, String text) {
        return switch (finding.kind()) {
            case PHONE -> PersonalDataColumn.Sort.PHONE;
            case EMAIL -> PersonalDataColumn.Sort.EMAIL;
            case PLATE -> PersonalDataColumn.Sort.PLATE;
            case ACCOUNT -> PersonalDataColumn.Sort.ACCOUNT;
            case NAME -> PersonalDataColumn.Sort.NAME;
            case IDENTITY -> {
                String number = text.substring(finding.start(), finding.end());
                boolean card = number.chars().filter(Character::isDigit).count() >= 17;
                yield card && !IdentityCard.isChecked(number) ? null : PersonalDataColumn.Sort.IDENTITY;
            }
        };
    }

    private void count(int column, PersonalDataColumn.Sort sort, String sample) {
        Count count = counts.get(column).computeIfAbsent(sort, first -> new Count());
        if (count.cells++ == 0) {
            count.sample = sample;
        }
    }

    /** What was found, by the order of the columns. */
    public List<PersonalDataColumn> findings() {
        List<PersonalDataColumn> found = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column);
            counts.get(column)
                    .forEach((sort, count) -> found.add(new PersonalDataColumn(name, sort, count.cells, count.sample)));
        }
        return List.copyOf(found);
    }
}
