namespace AgentLoop;

/// <summary>Programs that run tests, or tell of them. Each stands in a file of its own language, in the folder <c>Scripts</c> of its runner.</summary>
internal static class SuiteScripts
{
    /// <summary>The text of one, by the name of its file.</summary>
    public static string Read(string name)
    {
        using Stream file = typeof(SuiteScripts).Assembly.GetManifestResourceStream($"suites/{name}")
            ?? throw new InvalidOperationException($"The script \"{name}\" is not in the assembly.");
        using StreamReader reader = new(file);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
