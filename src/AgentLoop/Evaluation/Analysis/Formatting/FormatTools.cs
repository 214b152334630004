namespace AgentLoop;

/// <summary>The formatters that are known.</summary>
internal static class FormatTools
{
    private static readonly string[] Script = [".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".mts", ".cts"];

    public static IReadOnlyList<FormatTool> All { get; } =
    [
        new()
        {
            Name = "dotnet format",
            Program = "dotnet",
            Extensions = [".cs"],
            IsConfiguration = path => Path.GetFileName(path) is ".editorconfig",
            Arguments = path => ["format", "whitespace", "--folder", ".", "--verify-no-changes", "--include", path],
            Reader = FormatOutput.Places,
            Answers = [0, 2],
        },
        new()
        {
            Name = "ruff",
            Program = "ruff",
            Extensions = [".py", ".pyi"],
            IsConfiguration = path => Path.GetFileName(path) is "ruff.toml" or ".ruff.toml" or "pyproject.toml" or ".pre-commit-config.yaml",
            Word = path => Path.GetFileName(path) switch { "pyproject.toml" => "[tool.ruff", ".pre-commit-config.yaml" => "ruff-format", _ => null },
            Arguments = path => ["format", $"--stdin-filename={path}", "-"],
        },
        new()
        {
            Name = "black",
            Program = "black",
            Extensions = [".py", ".pyi"],
            IsConfiguration = path => Path.GetFileName(path) is "pyproject.toml" or ".pre-commit-config.yaml",
            Word = path => Path.GetFileName(path) == "pyproject.toml" ? "[tool.black]" : "psf/black",
            Arguments = path => ["-q", $"--stdin-filename={path}", "-"],
        },
        new()
        {
            Name = "gofmt",
            Program = "gofmt",
            Extensions = [".go"],
            IsConfiguration = path => Path.GetFileName(path) is "go.mod",
            Arguments = _ => [],
        },
        new()
        {
            Name = "rustfmt",
            Program = "rustfmt",
            Extensions = [".rs"],
            IsConfiguration = path => Path.GetFileName(path) is "Cargo.toml" or "rustfmt.toml" or ".rustfmt.toml",
            Arguments = _ => ["--emit", "stdout", "--edition", FormatTool.Edition, "--quiet"],
        },
        new()
        {
            Name = "prettier",
            Program = "node_modules/.bin/prettier",
            Extensions = [.. Script, ".css", ".scss", ".html", ".json", ".md", ".yaml", ".yml", ".vue"],
            IsConfiguration = path => Path.GetFileName(path) is var name
                && (name.Begins(".prettierrc") || name.Begins("prettier.config.") || name == "package.json"),
            Word = path => Path.GetFileName(path) == "package.json" ? "\"prettier\": {" : null,
            Arguments = path => [$"--stdin-filepath={path}"],
        },
        new()
        {
            Name = "eslint",
            Program = "node_modules/.bin/eslint",
            Extensions = Script,
            IsConfiguration = path => Path.GetFileName(path) is var name && (name.Begins(".eslintrc") || name.Begins("eslint.config.")),
            Arguments = path => ["--format", "json", "--", path],
            Reader = FormatOutput.OfEslint,
            Answers = [0, 1],
        },
    ];
}
