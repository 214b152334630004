using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Sandboxing;

public sealed class ReadmeTableTests
{
    [Fact]
    public void It_has_every_program_and_no_other() =>
        Assert.Equal(ContainmentPrograms.All.Select(program => (program.Name, $"{program.Promise}")), ReadmeTable.Programs);

    [Theory]
    [InlineData(ContainmentVerdict.Escaped)]
    [InlineData(ContainmentVerdict.NotTried)]
    public void What_was_not_held_is_noticed(ContainmentVerdict verdict)
    {
        ContainmentFinding finding = new() { Program = ContainmentPrograms.All[0], Verdict = verdict, Reason = "" };
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ReadmeTable.Check(finding, "landlock"));
    }
}
