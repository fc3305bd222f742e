package pilotcity.portal.model;

import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import pilotcity.index.kind.FieldsBuilder;

/** The nested fields that tell how well a model does. */
final class ResultFields {
    private ResultFields() {}

    static void describe(FieldsBuilder.GroupBuilder<Model.Results> results) {
        results.integer(
                "texts",
                Model.Results::texts,
                f -> f.title("文字数", "Texts")
                        .describe("检验用的文字", "That it was judged by")
                        .required());
        share(
                results,
                "accuracy",
                Model.Results::accuracy,
                "准确率",
                "Accuracy",
                "首个建议正确的比例",
                "The share whose first suggestion is right");
        share(
                results,
                "accuracyLow",
                Model.Results::accuracyLow,
                "下限",
                "Lower bound",
                "95% 区间（Wilson）",
                "Of the 95 % interval (Wilson)");
        share(
                results,
                "accuracyHigh",
                Model.Results::accuracyHigh,
                "上限",
                "Upper bound",
                "95% 区间（Wilson）",
                "Of the 95 % interval (Wilson)");
        quality(results);
        answers(results);
        details(results);
    }

    private static void quality(FieldsBuilder.GroupBuilder<Model.Results> results) {
        share(
                results,
                "top3",
                Model.Results::top3,
                "前三命中",
                "Top three",
                "正确类别在前三个建议中的比例",
                "The share that is among the first three suggestions");
        share(
                results,
                "macroF1",
                Model.Results::macroF1,
                "宏平均 F1",
                "Macro F1",
                "各类别 F1 的平均",
                "The mean of the categories’ F1");
        share(
                results,
                "calibrationError",
                Model.Results::calibrationError,
                "校准误差",
                "Calibration error",
                "所说概率与实际的平均差距（15 组）",
                "How far stated probabilities are from what happens, on average (15 bins)");
    }

    private static void answers(FieldsBuilder.GroupBuilder<Model.Results> results) {
        share(
                results,
                "answered",
                Model.Results::answered,
                "有把握的比例",
                "Share answered",
                "概率不低于界线的比例",
                "The share of which it is sure");
        results.number(
                "answeredRight",
                Model.Results::answeredRight,
                f -> f.title("有把握时的准确率", "Right where answered")
                        .describe("有把握的建议中正确的比例", "The share that is right of those"));
    }

    private static void details(FieldsBuilder.GroupBuilder<Model.Results> results) {
        results.object(
                        "byLanguage",
                        Model.Results::byLanguage,
                        f -> f.title("分语言", "By language")
                                .describe("每种语言的表现", "How well it does in each")
                                .list(),
                        ResultFields::language)
                .object(
                        "reliability",
                        Model.Results::reliability,
                        f -> f.title("可靠性表", "Reliability")
                                .describe("所说的概率与实际正确的比例", "Stated probabilities, and the share that was right")
                                .list(),
                        ResultFields::bin)
                .object(
                        "worst",
                        Model.Results::worst,
                        f -> f.title("最常出错的类别", "Worst categories")
                                .describe("找到得最少的", "Those found most seldom")
                                .list(),
                        ResultFields::worst)
                .object(
                        "confusions",
                        Model.Results::confusions,
                        f -> f.title("常见混淆", "Confusions")
                                .describe("一类被当作另一类", "One category taken for another")
                                .list(),
                        ResultFields::confusion);
    }

    private static <T> void share(
            FieldsBuilder.GroupBuilder<T> fields,
            String name,
            ToDoubleFunction<T> value,
            String zh,
            String en,
            String aboutZh,
            String aboutEn) {
        fields.number(
                name,
                value::applyAsDouble,
                f -> f.title(zh, en).describe(aboutZh, aboutEn).required());
    }

    private static <T> void texts(FieldsBuilder.GroupBuilder<T> fields, ToIntFunction<T> value) {
        fields.integer(
                "texts",
                value::applyAsInt,
                f -> f.title("文字数", "Texts").describe("有多少", "How many").required());
    }

    private static void language(FieldsBuilder.GroupBuilder<Model.LanguageResult> fields) {
        fields.keyword(
                "language",
                Model.LanguageResult::language,
                f -> f.title("语言", "Language").describe("zh 或 en", "zh or en").required());
        texts(fields, Model.LanguageResult::texts);
        share(
                fields,
                "accuracy",
                Model.LanguageResult::accuracy,
                "准确率",
                "Accuracy",
                "首个建议正确的比例",
                "The share whose first suggestion is right");
        share(
                fields,
                "top3",
                Model.LanguageResult::top3,
                "前三命中",
                "Top three",
                "正确类别在前三个建议中的比例",
                "The share among the first three");
        share(
                fields,
                "calibrationError",
                Model.LanguageResult::calibrationError,
                "校准误差",
                "Calibration error",
                "所说概率与实际的平均差距",
                "How far stated probabilities are off");
    }

    private static void bin(FieldsBuilder.GroupBuilder<Model.ReliabilityBin> fields) {
        share(fields, "above", Model.ReliabilityBin::above, "高于", "Above", "概率高于", "Stated above");
        share(fields, "upTo", Model.ReliabilityBin::upTo, "至", "Up to", "概率至多", "Stated up to");
        texts(fields, Model.ReliabilityBin::texts);
        share(fields, "stated", Model.ReliabilityBin::stated, "所说", "Stated", "所说概率的平均", "The mean of what was stated");
        share(fields, "right", Model.ReliabilityBin::right, "实际", "Right", "实际正确的比例", "The share that was right");
    }

    private static void worst(FieldsBuilder.GroupBuilder<Model.WorstCategory> fields) {
        fields.reference(
                "category",
                Model.WorstCategory::category,
                f -> f.title("类别", "Category")
                        .describe("哪个类别", "Which")
                        .required()
                        .to("category"));
        texts(fields, Model.WorstCategory::texts);
        share(fields, "found", Model.WorstCategory::found, "找到的比例", "Found", "正确找到的比例", "The share that was found");
    }

    private static void confusion(FieldsBuilder.GroupBuilder<Model.Confusion> fields) {
        fields.reference(
                        "category",
                        Model.Confusion::category,
                        f -> f.title("类别", "Category")
                                .describe("应是哪个类别", "What it is")
                                .required()
                                .to("category"))
                .reference(
                        "takenFor",
                        Model.Confusion::takenFor,
                        f -> f.title("误作", "Taken for")
                                .describe("被当作哪个类别", "What it was taken for")
                                .required()
                                .to("category"));
        texts(fields, Model.Confusion::texts);
    }
}
