package pilotcity.portal.kernel.learning.evaluation;

/**
 * What is left when only answers of some confidence are given.
 *
 * @param threshold the least confidence
 * @param answered how many texts have an answer then
 * @param share of all texts
 * @param accuracy the share of the answers that is right; 0 without an answer
 */
public record Coverage(double threshold, long answered, double share, double accuracy) {}
