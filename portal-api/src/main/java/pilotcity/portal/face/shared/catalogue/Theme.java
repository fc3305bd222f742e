package pilotcity.portal.face.shared.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.datasetimport.TermLabels;

/**
 * The data themes of the EU's authority table, which data sets name, each with the {@link Category} that Chinese public
 * data platforms would list it under.
 */
public enum Theme {
    AGRI(Category.AGRICULTURE),
    ECON(Category.ECONOMY),
    EDUC(Category.SCIENCE),
    ENER(Category.LAND),
    ENVI(Category.CONSTRUCTION),
    GOVE(Category.GOVERNMENT),
    HEAL(Category.CULTURE),
    INTR(Category.FOREIGN),
    JUST(Category.JUSTICE),
    REGI(Category.CONSTRUCTION),
    SOCI(Category.COMMUNITY),
    TECH(Category.SCIENCE),
    TRAN(Category.INDUSTRY);

    /** The authority table. */
    public static final String TABLE = "http://publications.europa.eu/resource/authority/data-theme";

    private final Category category;

    Theme(Category category) {
        this.category = category;
    }

    /**
     * The portal's own classes, named in the manner of the subject classes of GB/T 21063.4 (catalogues of government
     * information, part 4). They are no codes of that standard, which has more classes and divides them further.
     */
    public enum Category {
        GOVERNMENT("综合政务", "General government"),
        ECONOMY("经济管理", "Economic management"),
        LAND("国土资源、能源", "Land resources and energy"),
        INDUSTRY("工业、交通", "Industry and transport"),
        CONSTRUCTION("城乡建设、环境保护", "Urban and rural construction, environmental protection"),
        AGRICULTURE("农业、水利", "Agriculture and water"),
        FOREIGN("对外事务", "Foreign affairs"),
        JUSTICE("政法、监察", "Justice and supervision"),
        SCIENCE("科技、教育", "Science and education"),
        CULTURE("文化、卫生、体育", "Culture, health and sport"),
        COMMUNITY("民政、社区", "Civil affairs and communities");

        private final String zh;
        private final String en;

        Category(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /** Lower case, for addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public Label label() {
            return new Label(zh, en);
        }
    }

    /** The theme with this address, or none when it is of another vocabulary. */
    public static Optional<Theme> find(String uri) {
        return Arrays.stream(values()).filter(theme -> theme.uri().equals(uri)).findFirst();
    }

    /** The theme with this {@link #code}, in whatever case. */
    public static Optional<Theme> findByCode(String code) {
        return Arrays.stream(values())
                .filter(theme -> theme.name().equalsIgnoreCase(code))
                .findFirst();
    }

    public String uri() {
        return TABLE + "/" + name();
    }

    /** Lower case, for addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Label label() {
        return Objects.requireNonNull(TermLabels.THEMES.get(name()));
    }

    public Category category() {
        return category;
    }
}
