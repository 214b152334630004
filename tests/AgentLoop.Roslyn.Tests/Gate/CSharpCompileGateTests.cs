namespace AgentLoop.Roslyn.Tests;

public sealed class CSharpCompileGateTests(BuiltShop shop) : IClassFixture<BuiltShop>
{
    [Fact]
    public void The_untouched_repository_is_built_and_compiled()
    {
        Assert.Equal((Verdict.Pass, "2 projects compiled."), (shop.Baseline.Verdict, shop.Baseline.Reason));
        Assert.Empty(shop.Baseline.Findings);
    }

    [Fact]
    public async Task An_error_is_refused_with_its_line_and_rule()
    {
        Evaluation evaluation = await shop.JudgeAsync(Shop.Change(Shop.Calc, Shop.CalcSource("a > b ? a : c")));

        Assert.Equal((Verdict.Fail, "It brings 1 error of the compiler."), (evaluation.Verdict, evaluation.Reason));
        Finding finding = Assert.Single(evaluation.Findings);
        Assert.Equal((Shop.Calc, 6, "CS0103"), (finding.File, finding.Line, finding.Rule));
        Assert.Equal($"{Shop.Calc}(6): error CS0103: The name 'c' does not exist in the current context", evaluation.Feedback);
        Assert.Empty(evaluation.Built);
    }

    [Fact]
    public async Task What_compiles_is_written_where_its_tests_run_without_a_build()
    {
        await using ProcessSession session = new();

        Evaluation evaluation = await shop.JudgeAsync(session, Shop.Change(Shop.Calc, Shop.CalcSource("a > b ? a : b")));

        Assert.Equal((Verdict.Pass, "1 project compiled without new errors."), (evaluation.Verdict, evaluation.Reason));
        Assert.Contains(Shop.TestAssembly, evaluation.Built);
        CommandResult tests = await session.ExecuteAsync(new SandboxCommand { Program = "dotnet", Arguments = ["exec", Shop.TestAssembly, "-noColor"] });
        Assert.True(tests.Succeeded, tests.StandardOutput.Text + tests.StandardError.Text);
        Assert.Contains("Total: 7, Errors: 0, Failed: 0", tests.StandardOutput.Text, StringComparison.Ordinal);
    }
}
