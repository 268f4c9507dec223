package org.matgrad.samples.adbench;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** ADBench's files on the class path, compressed. They are among the resources of the tests. */
public final class DataFile {

    private DataFile() {}

    /**
     * Opens a file.
     *
     * @param name as ADBench calls it, such as {@code gmm/test.txt}
     * @throws FileNotFoundException if it isn't on the class path
     */
    public static InputStream open(String name) throws IOException {
        InputStream file = DataFile.class.getResourceAsStream(name + ".gz");
        if (file == null) {
            throw new FileNotFoundException(name);
        }
        return new GZIPInputStream(file);
    }
}
