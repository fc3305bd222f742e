package pilotcity.portal.kernel.learning.evaluation;

/**
 * Texts of one label that were taken for another.
 *
 * @param truth what they have
 * @param predicted what was said
 * @param texts how many
 */
public record Confusion(String truth, String predicted, long texts) {}
