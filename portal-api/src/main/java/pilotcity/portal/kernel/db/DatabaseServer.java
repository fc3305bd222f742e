package pilotcity.portal.kernel.db;

/** A PostgreSQL server: the embedded one or an external one. */
public interface DatabaseServer extends AutoCloseable {
    DatabaseAddress address();

    /**
     * Has it running, where that is the portal's to do; blocks.
     *
     * @throws DatabaseException when it does not start
     */
    void ensure();

    @Override
    void close();

    /** An external server. */
    static DatabaseServer at(DatabaseAddress address) {
        return new DatabaseServer() {
            @Override
            public DatabaseAddress address() {
                return address;
            }

            @Override
            public void ensure() {
                // Others see to it.
            }

            @Override
            public void close() {
                // It keeps running for others.
            }
        };
    }
}
