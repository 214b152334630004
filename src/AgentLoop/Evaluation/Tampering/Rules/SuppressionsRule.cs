using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Warnings that are switched off where they would be given.</summary>
internal sealed partial class SuppressionsRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        foreach (FileEdit edit in change.Edits)
        {
            if (change.AfterOf(edit) is not { } after)
                continue;
            List<string> known = change.BeforeOf(edit) is { } before ? [.. In(before.Source).Select(one => one.Text)] : [];
            foreach ((string text, int line) in In(after.Source).Where(one => !known.Remove(one.Text)))
            {
                bool isBlanket = Blanket().IsMatch(text);
                yield return TamperingRule.Make(isBlanket ? FindingSeverity.Error : FindingSeverity.Warning, TamperingRule.Suppressed, edit.NewPath, line, isBlanket ? $"All warnings of the file are switched off: {text}." : $"A warning is switched off: {text}.");
            }
        }
    }

    private static IEnumerable<(string Text, int Line)> In(GuardSource source)
    {
        foreach (CodeToken comment in source.Comments)
        {
            if (Suppression().Match(comment.Text) is { Success: true } match)
                yield return (comment.Text.Length < 160 ? comment.Text.Trim() : match.Value, comment.Line);
        }

        for (int i = 0; i < source.Code.Count; i++)
        {
            bool isAttribute = source.Code.IsAny(i, "SuppressMessage", "SuppressWarnings", "Suppress", "UnconditionalSuppressMessage") && source.Code.IsAny(i - 1, "[", "@", ",");
            bool isAllow = source.Code.Is(i, "allow") && source.Code.Is(i - 1, "[") && source.Code.Is(i + 1, "(");
            if (isAttribute || isAllow)
                yield return ($"{(source.Code.Is(i - 2, "!") ? "#!" : "")}{source.Code.Slice(i, source.Code.After(i + 1))}", source.Code[i].Line);
        }
    }

    [GeneratedRegex(@"#pragma\s+warning\s+disable|#nullable\s+disable|#pragma\s+(GCC|clang)\s+diagnostic\s+ignored|ReSharper\s+disable|eslint-disable|@ts-ignore|@ts-expect-error|@ts-nocheck|istanbul\s+ignore|(c8|v8)\s+ignore|\btype:\s*ignore|#\s*noqa|\b(ruff|flake8):\s*noqa|pylint:\s*disable|pragma:\s*no\s*cover|#\s*nosec|mypy:\s*ignore-errors|//\s*nolint|NOSONAR|CHECKSTYLE:OFF|rubocop:disable|@phpstan-ignore|NOLINT|biome-ignore|pyright:\s*ignore", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Suppression();

    [GeneratedRegex(@"^#pragma\s+warning\s+disable\s*$|^#\s*(ruff|flake8):\s*noqa\s*$|^/\*\s*eslint-disable\s*\*/$|@ts-nocheck|mypy:\s*ignore-errors|^#!allow \( (warnings|clippy :: all|unused) \)|^//\s*nolint:?\s*all|#nullable\s+disable\s*$|pylint:\s*disable\s*=\s*all", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Blanket();
}
