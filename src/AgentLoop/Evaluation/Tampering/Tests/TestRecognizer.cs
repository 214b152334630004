using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Says which functions are tests, as the usual runners find them.</summary>
internal static class TestRecognizer
{
    private static readonly FrozenSet<string> Attributes = SourceLanguages.Words("""
        Fact Theory Test TestCase TestCaseSource TestMethod DataTestMethod Property ParameterizedTest RepeatedTest TestFactory TestTemplate
        test rstest test_case case proptest quickcheck wasm_bindgen_test bench Provide
        """);

    public static bool IsTest(GuardSource source, GuardFunction function)
    {
        if (function.IsTestCall)
            return !source.IsScript || source.IsTest;
        return source.Language.Name switch
        {
            "C#" or "Rust" => HasAttribute(function),
            "Java" or "Kotlin" => HasAttribute(function) || (source.IsTest && IsNamed(function.Name, "test") && function.Owner.Length > 0),
            "Go" => IsGo(source.Path, function.Name),
            "Python" => IsPython(source.Path, function),
            "Ruby" => function.Name.StartsWith("test_", StringComparison.Ordinal),
            "PHP" => source.IsTest && function.Name.StartsWith("test", StringComparison.Ordinal),
            _ => false,
        };
    }

    private static bool HasAttribute(GuardFunction function) => GuardAttribute.In(function.Head).Any(attribute =>
        Attributes.Contains(attribute.ShortName) || attribute.ShortName.EndsWith("Fact", StringComparison.Ordinal) || attribute.ShortName.EndsWith("Theory", StringComparison.Ordinal));

    private static bool IsGo(string path, string name) => path.EndsWith("_test.go", StringComparison.Ordinal)
        && (IsNamed(name, "Test") || IsNamed(name, "Benchmark") || IsNamed(name, "Fuzz") || IsNamed(name, "Example")) && name != "TestMain";

    private static bool IsPython(string path, GuardFunction function)
    {
        string file = Path.GetFileNameWithoutExtension(path);
        bool isFile = file.StartsWith("test", StringComparison.Ordinal) || file.EndsWith("_test", StringComparison.Ordinal) || file.EndsWith("_tests", StringComparison.Ordinal);
        if (!isFile || !function.Name.StartsWith("test", StringComparison.Ordinal))
            return false;
        return function.Scopes.Count == 0 || function.Owner.Split('.')[^1].StartsWith("Test", StringComparison.Ordinal) || function.Scopes[^1].All.Any(token => token.Text.EndsWith("TestCase", StringComparison.Ordinal));
    }

    /// <summary>Whether a name is a word with something behind it that does not go on with the word.</summary>
    private static bool IsNamed(string name, string word) =>
        name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsLower(name[word.Length]));
}
