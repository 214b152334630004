namespace AgentLoop;

/// <summary>Files that tests read: what they expect, or what they are given, changed or gone.</summary>
internal sealed class SupportFilesRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        HashSet<string> added = change.Edits.Where(edit => edit.IsAdded).Select(edit => edit.After).ToHashSet(StringComparer.Ordinal);
        foreach (FileEdit edit in change.Edits.Where(edit => edit.Kind == TestFileKind.Support && !edit.IsAdded && !IsProse(edit.Path)))
        {
            if (edit.IsDeleted && edit.Before.Length > 0 && added.Contains(edit.Before))
                continue;
            if (edit.IsDeleted)
                yield return TamperingRule.Error(TamperingRule.Support, edit.OldPath, 0, $"\"{edit.OldPath}\", which tests read, is gone.");
            else if (edit.IsOpaque)
                yield return TamperingRule.Warning(TamperingRule.Support, edit.NewPath, 0, $"\"{edit.NewPath}\", which tests read, has other bytes.");
            else if (LostWord(edit) is { } lost)
                yield return TamperingRule.Error(TamperingRule.Support, edit.NewPath, 0, $"\"{edit.NewPath}\", which tests read, does not say \"{lost}\" any more.");
            else if (TestFiles.IsExpectation(edit.Path) && !IsCollection(edit.Path) && Words(edit.After).Length > Words(edit.Before).Length)
                yield return TamperingRule.Error(TamperingRule.Expected, edit.NewPath, 0, $"\"{edit.NewPath}\", which says what tests expect, says more.");
        }
    }

    private static bool IsProse(string path) => Path.GetExtension(path).ToLowerInvariant() is ".md" or ".rst" or ".adoc" || Path.GetFileName(path).StartsWith("README", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file holds many expectations, so that more of them change none.</summary>
    private static bool IsCollection(string path) => Path.GetExtension(path).ToLowerInvariant() is ".snap" or ".ambr" or ".json" or ".csv" or ".yaml" or ".yml" or ".jsonl";

    private static string? LostWord(FileEdit edit)
    {
        Dictionary<string, int> now = Words(edit.After).GroupBy(word => word, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (string word in Words(edit.Before))
        {
            if (!now.TryGetValue(word, out int left) || left == 0)
                return word;
            now[word] = left - 1;
        }

        return null;
    }

    /// <summary>The words and numbers of a text, without the marks between them.</summary>
    private static string[] Words(string text) => text.Split([' ', '\t', '\r', '\n', ',', ';', '{', '}', '[', ']', '(', ')', '"', '\'', ':', '='], StringSplitOptions.RemoveEmptyEntries);
}
