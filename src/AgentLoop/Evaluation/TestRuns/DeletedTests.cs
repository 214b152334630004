namespace AgentLoop;

/// <summary>Tests that are missing because the candidate took them out: their names stood in the sources of tests, and do not any more.</summary>
internal static class DeletedTests
{
    private const int LongestFile = 1024 * 1024;

    public static async ValueTask<IReadOnlySet<string>> AmongAsync(IReadOnlyList<string> missing, EvaluationRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<FileEdit> edits = await FileEdits.ReadAsync(request.Workspace, request.Candidate!.Changes, LongestFile, cancellationToken).ConfigureAwait(false);
        FileEdit[] sources = [.. edits.Where(edit => edit.OldPath is { } path && TestFiles.BelongsToTests(path))];
        HashSet<string> deleted = new(StringComparer.Ordinal);
        foreach (string name in missing)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (OwnNames(name).Any(own => sources.Any(edit => Has(edit.Before, own)) && !edits.Any(edit => Has(edit.After, own))))
                deleted.Add(name);
        }
        return deleted;
    }

    /// <summary>What a test is called in its source: the last part of its full name without its arguments, or the function around it that a subtest of Go is in.</summary>
    private static IEnumerable<string> OwnNames(string name)
    {
        int arguments = name.AsSpan().IndexOfAny('(', '[');
        string bare = (arguments > 0 ? name[..arguments] : name).TrimEnd();
        string last = LastOf(bare, "::", " > ", ": ", "#", ".");
        yield return last;
        if (last.Split('/') is [var function, _, ..])
            yield return function;
        yield return LastOf(last, "/");
    }

    private static string LastOf(string name, params ReadOnlySpan<string> joints)
    {
        int start = 0;
        foreach (string joint in joints)
        {
            int end = name.LastIndexOf(joint, StringComparison.Ordinal) + joint.Length;
            if (end >= joint.Length && end < name.Length)
                start = Math.Max(start, end);
        }
        return name[start..];
    }

    /// <summary>Whether a text has a name as a word of its own.</summary>
    private static bool Has(string text, string name)
    {
        for (int i = text.IndexOf(name, StringComparison.Ordinal); i >= 0 && name.Length > 0; i = text.IndexOf(name, i + 1, StringComparison.Ordinal))
        {
            int end = i + name.Length;
            if (!(i > 0 && IsOfWord(text[i - 1])) && !(end < text.Length && IsOfWord(text[end])))
                return true;
        }
        return false;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
