using System.Text;

namespace AgentLoop;

/// <summary>What a file is about, by its name.</summary>
internal static class SourceStem
{
    private static readonly string[] Affixes = ["tests", "test", "specs", "spec", "should", "it"];

    private static readonly string[] OfFolder = ["__init__", "index", "mod", "lib", "main"];

    /// <summary>The name that others call a file by: its own without extensions, or its folder's where its own is the same in every folder.</summary>
    public static string Of(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string stem = dot > 0 ? name[..dot] : name;
        string folder = RepositoryFiles.Folder(path);
        return folder.Length > 0 && (Array.IndexOf(OfFolder, stem) >= 0 || name.EndsWith(".go", StringComparison.Ordinal)) ? folder[(folder.LastIndexOf('/') + 1)..] : stem;
    }

    /// <summary>What a test file tests, or a source file holds, in a form in which both are alike: <c>calc</c> of <c>test_calc.py</c> and of <c>CalcTests.cs</c>.</summary>
    public static string Subject(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        int dot = name.LastIndexOf('.');
        string subject = string.Join("", Words(dot > 0 ? name[..dot] : name).Where(word => Array.IndexOf(Affixes, word) < 0));
        return subject.Length > 0 ? subject : name;
    }

    /// <summary>Whether a file's path says that it may hold tests; of Rust's any may.</summary>
    public static bool MayHoldTests(string path) => path.EndsWith(".rs", StringComparison.Ordinal)
        || path.Contains("test", StringComparison.OrdinalIgnoreCase) || path.Contains("spec", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Words(string stem)
    {
        StringBuilder word = new();
        for (int i = 0; i < stem.Length; i++)
        {
            bool begins = char.IsUpper(stem[i]) && i > 0 && char.IsLower(stem[i - 1]);
            if ((begins || !char.IsLetterOrDigit(stem[i])) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetterOrDigit(stem[i]))
                word.Append(char.ToLowerInvariant(stem[i]));
        }

        if (word.Length > 0)
            yield return word.ToString();
    }
}
