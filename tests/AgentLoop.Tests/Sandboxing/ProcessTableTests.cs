namespace AgentLoop.Tests.Sandboxing;

public sealed class ProcessTableTests
{
    [Fact]
    public void A_name_with_brackets_and_spaces_does_not_shift_the_fields() =>
        Assert.Equal(
            new ProcessEntry(7, Parent: 5, Session: 3, CpuTime: TimeSpan.FromMilliseconds(1000), Started: 777),
            ProcessTable.Parse(7, "7 (a) R 1 (b) S 5 4 3 0 -1 4194304 100 0 0 0 10 20 30 40 20 0 1 0 777"u8));

    [Theory]
    [InlineData("")]
    [InlineData("7 (gone) S 1")]
    [InlineData("7 (zombie) Z 5 4 3 0 -1 4194304 100 0 0 0 10 20 30 40 20 0 1 0 777")]
    public void What_is_dead_or_no_process_is_not_listed(string line) =>
        Assert.Null(ProcessTable.Parse(7, System.Text.Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void This_process_is_alive() => Assert.Contains(ProcessTable.Read(), process => process.Id == Environment.ProcessId);
}
