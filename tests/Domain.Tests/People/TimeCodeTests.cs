using Shirube.Domain.People;

namespace Shirube.Domain.Tests.People;

/// <summary>The table of RFC 6238, appendix B: SHA-1, of its eight digits the last six.</summary>
public sealed class TimeCodeTests
{
    // Base32 of the twenty bytes "12345678901234567890".
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082", 1)]
    [InlineData(1111111109, "081804", 37037036)]
    [InlineData(1111111111, "050471", 37037037)]
    [InlineData(1234567890, "005924", 41152263)]
    [InlineData(2000000000, "279037", 66666666)]
    [InlineData(20000000000, "353130", 666666666)]
    public void The_code_of_a_time_has_its_step(long seconds, string code, long step)
    {
        foreach (var late in new[] { -60, 0, 60 })
            Assert.Equal(step, TimeCode.StepOf(Secret, code, At(seconds + late)));
        foreach (var late in new[] { -120, 120 })
            Assert.Null(TimeCode.StepOf(Secret, code, At(seconds + late)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("２８７０８２")]
    public void What_is_no_code_has_none(string code) =>
        Assert.Null(TimeCode.StepOf(Secret, code, At(59)));

    [Theory]
    [InlineData("")]
    [InlineData("not base32")]
    public void Where_there_is_no_key_no_code_is_right(string secret) =>
        Assert.Null(TimeCode.StepOf(secret, "287082", At(59)));

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
