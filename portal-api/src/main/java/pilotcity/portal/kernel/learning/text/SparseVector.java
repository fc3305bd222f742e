package pilotcity.portal.kernel.learning.text;

/**
 * A vector that is 0 nearly everywhere.
 *
 * @param indices of the values that are not 0, ascending
 * @param values as many
 */
public record SparseVector(int[] indices, float[] values) {
    public int size() {
        return indices.length;
    }
}
