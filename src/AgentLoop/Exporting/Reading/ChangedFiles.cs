namespace AgentLoop;

/// <summary>The files that a change touches, under both names where one is renamed.</summary>
internal static class ChangedFiles
{
    public static string[] Of(ChangeSet changes) =>
        [.. changes.Files.SelectMany(file => new[] { file.Path, file.NewPath }).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
