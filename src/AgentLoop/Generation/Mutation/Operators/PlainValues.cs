namespace AgentLoop;

/// <summary>What functions return that have nothing to say.</summary>
internal static class PlainValues
{
    /// <summary>The values, likeliest first; none for a function that returns nothing.</summary>
    public static string[] Of(SourceFile file, SourceFunction function)
    {
        if (file.Is(function.NameIndex - 1, "void"))
            return [];
        SourceLanguage language = file.Language;
        return ExpectedType.Returned(file, function) switch
        {
            TypeClass.Number => ["0", "-1", "1"],
            TypeClass.Text => ["\"\"", language.Null],
            TypeClass.Boolean => [language.False, language.True],
            "list" when language == CompiledLanguages.CSharp => ["[]", "default"],
            not null => [language.Null],
            _ => Unknown(language),
        };
    }

    private static string[] Unknown(SourceLanguage language) => language.Name switch
    {
        "C#" => ["default", "0", "null"],
        "Python" => ["[]", "0", "None", "False", "True"],
        "JavaScript" or "TypeScript" => ["[]", "0", "null", "false", "true"],
        _ => [language.Null, "0", language.False],
    };
}
