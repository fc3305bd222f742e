package pilotcity.portal.kernel.learning.text;

/**
 * The features that a text has.
 *
 * @param features their numbers, ascending
 * @param values their weights, of the same length; of Euclidean length 1, or none
 */
public record SparseVector(int[] features, float[] values) {
    public int size() {
        return features.length;
    }
}
