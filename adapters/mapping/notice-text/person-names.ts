/** A natural person's name, whole or masked; a character that the source lost stays in it. */
export const PERSON = /^\p{Script=Han}(?:[\p{Script=Han}\ufffd]{1,3}|\p{Script=Han}{0,2}\*{1,3})$/u;

/** Common surnames: gaps alone do not tell a list of people from a padded heading. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范' +
  '金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄' +
  '聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶' +
  '解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑' +
  '郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴';

/** The people in a list parted by gaps, where a name of two characters may itself be padded (`崔  科 王志霞`); null where it is no such list. */
export function peopleIn(printed: string): readonly string[] | null {
  const tokens = printed.trim().split(/[\s\u00a0\u3000]+/u);
  if (tokens.length < 2) return null;
  const names = joinPadded(tokens);
  return names.length > 1 && names.every(isPerson) ? names : null;
}

/** Two single characters in a row are one name. */
function joinPadded(tokens: readonly string[]): readonly string[] {
  const [first, second, ...rest] = tokens;
  if (first === undefined) return [];
  if (first.length === 1 && second?.length === 1) return [first + second, ...joinPadded(rest)];
  return [first, ...joinPadded(tokens.slice(1))];
}

function isPerson(name: string): boolean {
  return PERSON.test(name) && (name.includes('*') || SURNAMES.includes(name.charAt(0)));
}
