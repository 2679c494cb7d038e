<?php
// An independent SOAP server: PHP's own ext/soap reads our requests and writes the answers. ?as= chooses what it does.
const NAMES = ['E2101020001000001001' => '浑河堤岸“加固”工程 & 绿化 <一期>', 'E2101020001000002001' => '地铁一号线'];

function text(string $value): string
{
    return htmlspecialchars($value, ENT_XML1 | ENT_QUOTES, 'UTF-8');
}

function des(string $code, string $name): string
{
    $key = '2101501' . substr($code, -6);
    return "<DES M_TM=\"20260301080000000\"><TITLE><DATA_NO>501</DATA_NO><DATA_TYPE>1</DATA_TYPE><DATA_KEY>$key</DATA_KEY></TITLE>"
        . "<CONTEXT><TENDER_PROJECT_CODE>$code</TENDER_PROJECT_CODE><TENDER_PROJECT_NAME>" . text($name) . '</TENDER_PROJECT_NAME>'
        . '<OWNER_NAME xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/></CONTEXT></DES>';
}

class DataService
{
    public function GetData_G_V4($asked)
    {
        $as = $_GET['as'] ?? '';
        if ($as === 'fault') {
            throw new SoapFault('Server', '数据库连接失败 10.1.2.3');
        }
        if ($as === 'refusal') {
            throw new SoapFault('Client', 'TOKEN过期');
        }
        if ($as === 'nil') {
            return ['GetData_G_V4Result' => new SoapVar(null, XSD_ANYTYPE, null, null, 'GetData_G_V4Result', 'http://tempuri.org/')];
        }
        if ($as === 'status') {
            return ['GetData_G_V4Result' => '{"STATUS":"-1","MSG":"SYSTEM_NO无效"}'];
        }
        if ($as === 'echo') {
            return ['GetData_G_V4Result' => '<DATAS HAS_MORE="0" NEXT_TM="20260301080000000" NEXT_KEY="K">' . des('E9', $asked->query) . '</DATAS>'];
        }
        preg_match('/<TENDER_PROJECT_CODES>(.*)<\/TENDER_PROJECT_CODES>/', $asked->query, $codes);
        $wanted = $codes ? explode(';', $codes[1]) : array_keys(NAMES);
        $rows = array_map(fn ($code) => isset(NAMES[$code]) ? des($code, NAMES[$code]) : '', $wanted);
        return ['GetData_G_V4Result' => '<DATAS HAS_MORE="0" NEXT_TM="20260301080000000" NEXT_KEY="2101501001001">' . implode('', $rows) . '</DATAS>'];
    }
}

ini_set('soap.wsdl_cache_enabled', '0');
$server = new SoapServer(__DIR__ . '/exchange.wsdl', ['soap_version' => SOAP_1_1]);
$server->setClass('DataService');
if (($_GET['charset'] ?? '') !== 'gbk') {
    $server->handle();
    return;
}
ob_start();
$server->handle();
$answer = str_replace('encoding="UTF-8"', 'encoding="GBK"', ob_get_clean());
header_remove('Content-Length');
header('Content-Type: text/xml');
echo iconv('UTF-8', 'GBK', $answer);
