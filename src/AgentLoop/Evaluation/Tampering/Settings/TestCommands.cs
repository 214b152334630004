using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Commands that test or check, and are not run any more.</summary>
internal static partial class TestCommands
{
    public static IEnumerable<Finding> Gone(FileEdit edit, ChangedLines lines)
    {
        bool isScript = Path.GetFileName(edit.Path).Equals("package.json", StringComparison.OrdinalIgnoreCase);
        if (!isScript && !TestSettingFiles.IsPipeline(edit.Path) && Path.GetFileName(edit.Path).ToLowerInvariant() is not ("makefile" or "gnumakefile" or "justfile" or "tox.ini" or "noxfile.py" or "taskfile.yml" or "rakefile"))
            yield break;
        foreach ((string text, _) in lines.Removed)
        {
            if (Command().Match(text) is not { Success: true } command || (isScript && !ScriptLine().IsMatch(text)))
                continue;
            string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string end = string.Join(' ', words.TakeLast(2));
            bool isKept = (words.Length > 2 && lines.Added.Any(line => line.Text.EndsWith(end, StringComparison.Ordinal))) || lines.Added.Any(line => line.Text.Contains(command.Value, StringComparison.OrdinalIgnoreCase) || Command().IsMatch(line.Text)) || edit.After.Contains(command.Value, StringComparison.OrdinalIgnoreCase);
            if (!isKept)
                yield return TamperingRule.Error(TamperingRule.Pipeline, edit.NewPath, 0, $"\"{edit.NewPath}\" does not run this any more: {text}");
        }
    }

    [GeneratedRegex(@"\b(pytest|py\.test|unittest|dotnet test|go test|go vet|cargo test|cargo clippy|npm (run )?(test|lint)|npm t\b|yarn (run )?(test|lint)|pnpm (run )?(test|lint)|mvn[^|]*(test|verify)|gradlew?[^|]*(test|check)|jest|vitest|mocha|ava|node --test|make (test|check|lint)|tox|nox|ctest|rspec|phpunit|ruff|flake8|eslint|golangci-lint|mypy|pyright|tsc|dotnet format|rake test)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Command();

    [GeneratedRegex(@"^['""](test|lint|check|typecheck|ci|pretest|posttest)[^'""]*['""]\s*:", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ScriptLine();
}
