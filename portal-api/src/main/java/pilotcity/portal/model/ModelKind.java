package pilotcity.portal.model;

import pilotcity.index.kind.FieldOptions;
import pilotcity.index.kind.FieldsBuilder;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.feature.CommonFields;

/** What everybody may know of a model. */
final class ModelKind {
    static final Kind<Model> KIND =
            describe(Kind.of("model", "models", Model.class)).build();

    private ModelKind() {}

    private static Kind.Builder<Model> describe(Kind.Builder<Model> kind) {
        kind.title("模型", "Model", "Models")
                .describe("为居民的话建议类别的模型及其表现", "What proposes categories for the words of residents, and how well")
                .id(Model::id)
                .time("learned")
                .order("learned", true);
        use(kind);
        learning(kind);
        return results(kind);
    }

    private static void use(Kind.Builder<Model> kind) {
        kind.integer("version", Model::version, CommonFields::version)
                .instant(
                        "learned",
                        Model::learnedAt,
                        f -> f.title("学习时间", "Learned")
                                .describe("何时学成", "When it was learnt")
                                .required()
                                .sort())
                .bool(
                        "inUse",
                        Model::inUse,
                        f -> f.title("在用", "In use")
                                .describe("当前是否由它提出建议", "Whether it is the one that proposes now")
                                .required()
                                .facet())
                .instant(
                        "usedSince",
                        Model::usedSince,
                        f -> f.title("启用时间", "In use since").describe("最近一次启用的时间", "When it was put in use last"))
                .number(
                        "threshold",
                        Model::threshold,
                        f -> f.title("把握的界线", "Threshold")
                                .describe("概率低于此值即为“不确定”", "It is not sure below this probability")
                                .required());
    }

    private static void learning(Kind.Builder<Model> kind) {
        kind.integer(
                        "categoryCount",
                        Model::categories,
                        f -> f.title("类别数", "Number of categories")
                                .describe("在多少个类别中选择", "Between how many it chooses")
                                .required())
                .integer(
                        "treeTexts",
                        Model::treeTexts,
                        f -> f.title("类别文字", "Texts of the categories")
                                .describe(
                                        "学习用的类别名称、说明和例句",
                                        "Names, descriptions and example sentences that it learnt from")
                                .required())
                .integer(
                        "recordTexts",
                        Model::recordTexts,
                        f -> f.title("记录文字", "Texts of records")
                                .describe(
                                        "学习用的、由人确定了类别的记录", "Records that it learnt from, whose category people decided")
                                .required());
    }

    private static Kind.Builder<Model> results(Kind.Builder<Model> kind) {
        return kind.object(
                        "treeResults",
                        Model::treeResults,
                        f -> f.title("例句上的表现", "Results on example sentences")
                                .describe(
                                        "每句由没有学过它的模型判断（交叉验证）",
                                        "Each judged by a model that had not learnt it (cross-validation)")
                                .required(),
                        ResultFields::describe)
                .object(
                        "recordResults",
                        Model::recordResults,
                        f -> f.title("记录上的表现", "Results on records")
                                .describe(
                                        "用从不参与学习的记录检验；太少时没有",
                                        "On records that no model learns from; none while there are few"),
                        ResultFields::describe)
                .reference(
                        "comparedWith",
                        Model::comparedWith,
                        f -> f.title("比较对象", "Compared with")
                                .describe("学成时在用的模型", "The model in use when it was learnt")
                                .to("model"))
                .number(
                        "comparedAccuracy",
                        Model::comparedAccuracy,
                        f -> f.title("比较对象的准确率", "Accuracy of the other").describe("在同一批记录上", "On the same records"))
                .object("weeks", Model::weeks, ModelKind::titleWeeks, ModelKind::week);
    }

    private static void titleWeeks(FieldOptions options) {
        options.title("采纳与更正", "Taken and corrected")
                .describe("每周人们对建议作出的决定", "What people decided about suggestions, by week")
                .list();
    }

    private static void week(FieldsBuilder.GroupBuilder<Model.Week> week) {
        week.keyword(
                        "week",
                        Model.Week::week,
                        f -> f.title("周", "Week")
                                .describe("周一的日期", "The date of its Monday")
                                .required())
                .integer(
                        "suggestions",
                        Model.Week::suggestions,
                        f -> f.title("已决定的建议", "Suggestions decided about")
                                .describe("采纳或更正了的建议", "Those that were taken or corrected")
                                .required())
                .integer(
                        "corrected",
                        Model.Week::corrected,
                        f -> f.title("其中更正", "Corrected")
                                .describe("改为别的类别", "Another category was chosen")
                                .required());
    }
}
