// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles a Java snippet with the class path of the tests.
 */
final class SnippetCompiler {

    private SnippetCompiler() {
    }

    /** The class that the snippet declares. */
    static Class<?> compile(Snippet snippet, Path directory) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                    messages, files, null, List.of("-proc:none", "-d", directory.toString()), null,
                    files.getJavaFileObjects(snippet.writtenTo(directory))).call();
            assertThat(compiled).as("%s compiles:%n%s", snippet, messages).isTrue();
        }
        // not closed: its classes are loaded when they are needed
        URLClassLoader loader
                = new URLClassLoader(new URL[] { directory.toUri().toURL() }, SnippetCompiler.class.getClassLoader());
        return loader.loadClass(snippet.className().orElseThrow());
    }
}
