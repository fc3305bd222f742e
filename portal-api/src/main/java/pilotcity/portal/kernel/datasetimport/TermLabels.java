package pilotcity.portal.kernel.datasetimport;

import java.util.LinkedHashMap;
import java.util.Map;
import pilotcity.index.kind.FieldOptions;
import pilotcity.index.kind.Label;

/**
 * What people call the terms that descriptions of data sets use of other vocabularies: the EU's themes and frequencies
 * (publications.europa.eu, authority tables), languages (ISO 639-1), the types of Table Schema.
 */
public final class TermLabels {
    private static final String EU = "http://publications.europa.eu/resource/authority/";

    /** By code, such as {@code REGI}. */
    public static final Map<String, Label> THEMES = read(
            "AGRI 农业、渔业、林业和食品 Agriculture, fisheries, forestry and food",
            "ECON 经济和金融 Economy and finance",
            "EDUC 教育、文化和体育 Education, culture and sport",
            "ENER 能源 Energy",
            "ENVI 环境 Environment",
            "GOVE 政府和公共部门 Government and public sector",
            "HEAL 健康 Health",
            "INTR 国际事务 International issues",
            "JUST 司法、法律制度和公共安全 Justice, legal system and public safety",
            "OP_DATPRO 临时数据 Provisional data",
            "REGI 区域和城市 Regions and cities",
            "SOCI 人口和社会 Population and society",
            "TECH 科学和技术 Science and technology",
            "TRAN 交通 Transport");

    private static final Map<String, Label> FREQUENCIES = read(
            "UPDATE_CONT 持续更新 Continuously updated",
            "CONT 持续 Continuous",
            "1MIN 每分钟 Every minute",
            "5MIN 每五分钟 Every five minutes",
            "10MIN 每十分钟 Every ten minutes",
            "15MIN 每十五分钟 Every fifteen minutes",
            "30MIN 每三十分钟 Every thirty minutes",
            "HOURLY 每小时 Hourly",
            "BIHOURLY 每两小时 Every two hours",
            "TRIHOURLY 每三小时 Every three hours",
            "12HRS 每十二小时 Every twelve hours",
            "DAILY_2 每日两次 Twice a day",
            "DAILY 每日 Daily",
            "WEEKLY_5 每周五次 Five times a week",
            "WEEKLY_3 每周三次 Three times a week",
            "WEEKLY_2 每周两次 Twice a week",
            "WEEKLY 每周 Weekly",
            "BIWEEKLY 每两周 Every two weeks",
            "MONTHLY_3 每月三次 Three times a month",
            "MONTHLY_2 每月两次 Twice a month",
            "MONTHLY 每月 Monthly",
            "BIMONTHLY 每两月 Every two months",
            "QUARTERLY 每季度 Quarterly",
            "ANNUAL_3 每年三次 Three times a year",
            "ANNUAL_2 每年两次 Twice a year",
            "ANNUAL 每年 Annual",
            "BIENNIAL 每两年 Every two years",
            "TRIENNIAL 每三年 Every three years",
            "QUADRENNIAL 每四年 Every four years",
            "QUINQUENNIAL 每五年 Every five years",
            "DECENNIAL 每十年 Every ten years",
            "IRREG 不定期 Irregular",
            "AS_NEEDED 按需 As needed",
            "NOT_PLANNED 未计划 Not planned",
            "NEVER 不再更新 Never",
            "OTHER 其他 Other",
            "UNKNOWN 未知 Unknown");

    private static final Map<String, Label> LANGUAGES = read(
            "zh 中文 Chinese",
            "en 英文 English",
            "bo 藏文 Tibetan",
            "ug 维吾尔文 Uyghur",
            "mn 蒙古文 Mongolian",
            "za 壮文 Zhuang",
            "ko 朝鲜文 Korean",
            "kk 哈萨克文 Kazakh",
            "fr 法文 French",
            "de 德文 German",
            "es 西班牙文 Spanish",
            "pt 葡萄牙文 Portuguese",
            "ru 俄文 Russian",
            "ja 日文 Japanese",
            "ar 阿拉伯文 Arabic");

    private static final Map<String, Label> TYPES = read(
            "string 文本 Text",
            "integer 整数 Whole number",
            "number 数 Number",
            "boolean 是否 Yes or no",
            "date 日期 Day",
            "time 时刻 Time of day",
            "datetime 日期和时间 Day and time",
            "year 年 Year",
            "yearmonth 年月 Year and month",
            "duration 时长 Duration",
            "geopoint 点 Point",
            "geojson 图形 Shape",
            "array 列表 List",
            "object 组 Group",
            "any 任意 Anything");

    private TermLabels() {}

    /** A line for a term: the code, its Chinese words, its English ones. */
    private static Map<String, Label> read(String... lines) {
        Map<String, Label> terms = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 3);
            terms.put(parts[0], new Label(parts[1], parts[2]));
        }
        return java.util.Collections.unmodifiableMap(terms);
    }

    public static FieldOptions themes(FieldOptions field) {
        return words(field, EU + "data-theme/", THEMES);
    }

    public static FieldOptions frequencies(FieldOptions field) {
        return words(field, EU + "frequency/", FREQUENCIES);
    }

    public static FieldOptions languages(FieldOptions field) {
        return words(field, "", LANGUAGES);
    }

    public static FieldOptions types(FieldOptions field) {
        return words(field, "", TYPES);
    }

    private static FieldOptions words(FieldOptions field, String prefix, Map<String, Label> terms) {
        terms.forEach((code, label) -> field.word(prefix + code, label.zh(), label.en()));
        return field;
    }
}
