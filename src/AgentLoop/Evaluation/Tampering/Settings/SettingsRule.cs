namespace AgentLoop;

/// <summary>Settings of tests, builds, checks and pipelines that let more pass.</summary>
internal sealed class SettingsRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        foreach (FileEdit edit in change.Edits.Where(edit => edit.Kind is TestFileKind.Configuration or TestFileKind.Project || TestSettingFiles.IsPipeline(edit.Path)))
        {
            if (edit.IsDeleted)
            {
                if (!IsMoved(edit, change) && DeletionMatters(edit.OldPath!))
                    yield return TamperingRule.Error(TamperingRule.Settings, edit.OldPath, 0, $"\"{edit.OldPath}\", which says how tests or checks run, is gone.");
                continue;
            }

            ChangedLines lines = new(edit);
            foreach (Finding finding in ByRules(edit, lines).Concat(NumericSettings.Lowered(edit, lines)).Concat(TestCommands.Gone(edit, lines)).Concat(Narrowed(edit, lines)).DistinctBy(finding => (finding.Line, finding.Severity)))
                yield return finding;
        }
    }

    private static bool IsMoved(FileEdit edit, GuardedChange change) => change.Edits.Any(other => !other.IsDeleted && other.After.Contains(edit.Before.Trim(), StringComparison.Ordinal) && edit.Before.Trim().Length > 0)
        || edit.Before.Trim().Length == 0;

    private static bool DeletionMatters(string path) => TestFiles.KindOf(path) == TestFileKind.Configuration || TestSettingFiles.IsPipeline(path)
        || path.EndsWith("config", StringComparison.OrdinalIgnoreCase) || Path.GetFileName(path).StartsWith('.') || path.EndsWith(".props", StringComparison.OrdinalIgnoreCase)
        || (path.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && TestFiles.KindOf(Path.GetDirectoryName(path) + "/A.cs") == TestFileKind.Test);

    private static IEnumerable<Finding> ByRules(FileEdit edit, ChangedLines lines)
    {
        foreach (SettingRule rule in SettingRules.All.Where(rule => rule.Files.IsMatch(edit.Path)))
        {
            foreach ((string text, int line) in rule.Removed ? lines.Removed : lines.Added)
            {
                if (rule.Line.IsMatch(text) && !(rule.Removed && IsKept(rule, text, lines)))
                    yield return TamperingRule.Make(Severity(rule, text, lines), rule.Rule, edit.NewPath, rule.Removed ? 0 : line, $"In \"{edit.NewPath}\" {rule.Why}: {text}");
            }
        }
    }

    /// <summary>Whether a line that is gone has one in its place that says as much, such as another version of the same package.</summary>
    private static bool IsKept(SettingRule rule, string text, ChangedLines lines) =>
        lines.Added.Any(added => rule.Line.IsMatch(added.Text) && string.Equals(SettingKey.Of(added.Text), SettingKey.Of(text), StringComparison.OrdinalIgnoreCase));

    /// <summary>What is only suspicious where it is new is certain where it replaces a setting that was stricter.</summary>
    private static FindingSeverity Severity(SettingRule rule, string text, ChangedLines lines)
    {
        bool replaces = rule.Rule == TamperingRule.Checks && !rule.Removed && lines.Removed.Any(old => string.Equals(SettingKey.Of(old.Text), SettingKey.Of(text), StringComparison.OrdinalIgnoreCase)
            && (old.Text.Contains("error", StringComparison.OrdinalIgnoreCase) || old.Text.Contains("warn", StringComparison.OrdinalIgnoreCase) || old.Text.Contains("deny", StringComparison.OrdinalIgnoreCase)) && !old.Text.Contains("<NoWarn", StringComparison.OrdinalIgnoreCase) && !rule.Line.IsMatch(old.Text));
        return replaces ? FindingSeverity.Error : rule.Severity;
    }

    /// <summary>Lists of what is tested that name less than they did.</summary>
    private static IEnumerable<Finding> Narrowed(FileEdit edit, ChangedLines lines)
    {
        foreach ((string text, int line) in lines.Added.Where(line => SettingKey.Of(line.Text) is "testpaths" or "python_files" or "python_functions" or "python_classes" or "testmatch" or "testregex" or "roots" or "packages" or "envlist"))
        {
            string? old = lines.Removed.Select(removed => removed.Text).FirstOrDefault(removed => string.Equals(SettingKey.Of(removed), SettingKey.Of(text), StringComparison.OrdinalIgnoreCase));
            if (old is not null && SettingKey.Words(old).Except(SettingKey.Words(text), StringComparer.Ordinal).Any())
                yield return TamperingRule.Error(TamperingRule.Settings, edit.NewPath, line, $"In \"{edit.NewPath}\" other tests are found than before: {text}");
        }
    }
}
