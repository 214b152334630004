namespace AgentLoop;

/// <summary>Finds the secrets in the lines that a change added. What it tells of them does not give them away.</summary>
internal sealed class SecretScan
{
    private const int LongestLine = 20_000;

    private readonly HashSet<string> known;

    public SecretScan(IReadOnlyList<FileEdit> edits) =>
        known = edits.SelectMany(edit => edit.Before.Split('\n')).Where(line => line.Length < LongestLine).SelectMany(line => Values(line, isSettings: true))
            .ToHashSet(StringComparer.Ordinal);

    public IEnumerable<Finding> In(FileEdit edit)
    {
        string path = edit.NewPath!;
        bool isTest = TestFiles.BelongsToTests(path);
        foreach ((string text, int line) in AddedLines.Of(edit).Where(line => line.Text.Length < LongestLine))
        {
            bool isTold = false;
            foreach (SecretForm form in SecretForms.All)
            {
                foreach (string value in form.Pattern.Matches(text).Select(match => match.Value)
                    .Where(value => !known.Contains(value) && IsSecret(form, value)))
                {
                    isTold = true;
                    yield return Tell(form.Kind, value, path, line, isTest ? Lowered(form, value) : form.Severity);
                }
            }

            foreach (string value in isTest || isTold ? [] : SecretAssignments.In(text, IsSettings(path)).Where(IsUnknownRandom))
                yield return Tell("a secret, by its name and how it looks", value, path, line, FindingSeverity.Warning);
        }
    }

    private bool IsUnknownRandom(string value) => !known.Contains(value) && !SecretPlaceholders.Is(value) && !HasForm(value);

    /// <summary>Whether its form tells more of it than its name does: by that it was judged already.</summary>
    private static bool HasForm(string value) => SecretForms.All.Any(form => form.Pattern.IsMatch(value));

    private static bool IsSecret(SecretForm form, string value) => form.Kind == "a private key" || (!SecretPlaceholders.Is(value) && form.IsReal(value));

    /// <summary>Tests use keys that they made themselves; a token that somebody gave out is one wherever it is.</summary>
    private static FindingSeverity Lowered(SecretForm form, string value) =>
        form.Severity == FindingSeverity.Error && form.Kind != "a private key" && value.Length > 0 ? FindingSeverity.Warning : FindingSeverity.Note;

    private static Finding Tell(string kind, string value, string path, int line, FindingSeverity severity) => new()
    {
        Rule = "secret",
        File = path,
        Line = line,
        Severity = severity,
        Message = $"This looks like {kind}: {Mask(value)}. Take it from the environment, and have it revoked.",
    };

    /// <summary>The first few characters, which say what it is, and how long it is.</summary>
    private static string Mask(string value) =>
        value.Begins("-----") ? "a block of its own" : $"{value[..Math.Min(4, value.Length / 4)]}… ({value.Length} characters)";

    private static IEnumerable<string> Values(string line, bool isSettings) =>
        SecretForms.All.SelectMany(form => form.Pattern.Matches(line).Select(match => match.Value)).Concat(SecretAssignments.In(line, isSettings));

    private static bool IsSettings(string path)
    {
        string name = Path.GetFileName(path).ToLowerInvariant();
        return name.Begins(".env") || Path.GetExtension(name) is ".env" or ".ini" or ".properties" or ".cfg" or ".conf" or ".yml" or ".yaml" or ".toml"
            || name is ".npmrc" or ".pypirc" or ".netrc";
    }
}
