namespace Bookings.Tests;

public sealed class TimeSlotTests
{
    private static readonly TimeSlot Morning = Slot(9, 12);

    [Theory]
    [InlineData(8, 10)]
    [InlineData(10, 11)]
    [InlineData(11, 13)]
    [InlineData(8, 13)]
    public void Slots_that_share_time_overlap(int start, int end) => Assert.True(Morning.Overlaps(Slot(start, end)));

    [Fact]
    public void A_slot_does_not_overlap_the_one_before_it() => Assert.False(Morning.Overlaps(Slot(8, 9)));

    [Fact]
    public void A_slot_does_not_overlap_the_one_after_it() => Assert.False(Morning.Overlaps(Slot(12, 13)));

    [Fact]
    public void A_slot_contains_itself() => Assert.True(Morning.Contains(Morning));

    internal static TimeSlot Slot(int start, int end) => new(new TimeOnly(start, 0), new TimeOnly(end, 0));
}
